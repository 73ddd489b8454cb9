import { Button, ButtonLink } from "../../ui/button.tsx";
import { CopyMutation } from "../../ui/copy-mutation.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Panel } from "../../ui/panel.tsx";
import { addressOf, findOffers, type Offer, scriptOf } from "./find-offers.ts";

type OffersPanelProps = { deployment: Parameters<typeof findOffers>[0]; publicUrl: string };

/** What can be started from here, each with what exactly it would do, or with why it cannot be done now. */
export function OffersPanel({ deployment, publicUrl }: OffersPanelProps) {
  const offers = findOffers(deployment);
  if (offers.length === 0) return null;
  return (
    <Panel title="What next?">
      <ul className="divide-y divide-line">
        {offers.map((offer) => (
          <li key={offer.word} className="flex flex-col items-start gap-2 p-4">
            <p className="break-words">{offer.meaning}</p>
            <OfferButton offer={offer} />
            <CopyMutation mutation={scriptOf(offer)} label={offer.word} publicUrl={publicUrl} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function OfferButton({ offer }: { offer: Offer }) {
  const { intent, word, blockers } = offer;
  const why = `why-${intent}`;
  const label = (
    <>
      <Icon name={intent === "rollback" ? "undo" : "play"} />
      {word} …
    </>
  );
  if (blockers.length === 0) return <ButtonLink to={addressOf(offer)}>{label}</ButtonLink>;
  return (
    <>
      {/* It keeps its place in the order of Tab, so that everybody meets it and hears why it does nothing. */}
      <Button type="button" aria-disabled="true" aria-describedby={why} className="cursor-not-allowed!">
        {label}
      </Button>
      <ul id={why} className="flex flex-col gap-1 text-sm text-muted">
        {blockers.map(({ message }) => (
          <li key={message} className="flex items-start gap-1.5">
            <Icon name="lock" className="mt-0.5 size-3.5" />
            <span className="min-w-0 break-words">{message}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
