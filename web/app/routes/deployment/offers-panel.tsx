import { Form, useNavigation } from "@remix-run/react";
import { Blocked } from "../../ui/blocked.tsx";
import { Button } from "../../ui/button.tsx";
import { CopyMutation } from "../../ui/copy-mutation.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Panel } from "../../ui/panel.tsx";
import { type Offer, scriptOf } from "./find-offers.ts";

type OffersPanelProps = {
  offers: Offer[];
  /** A key for each button: pressing one twice starts one deployment. */
  keys: Record<Offer["intent"], string>;
  publicUrl: string;
};

/** What can be started from here, each with what exactly it would do, or with why it cannot be done now. */
export function OffersPanel({ offers, keys, publicUrl }: OffersPanelProps) {
  const pressed = useNavigation().formData?.get("intent");
  if (offers.length === 0) return null;
  return (
    <Panel title="What next?">
      <ul className="divide-y divide-line">
        {offers.map((offer) => {
          const { intent, word, meaning, input, blockers } = offer;
          const blocked = blockers.length > 0;
          return (
            <li key={intent + word} className="flex flex-col gap-2 p-4">
              <p id={`meaning-${intent}`}>{meaning}</p>
              <Form method="post" className="flex flex-col items-start gap-2">
                <input type="hidden" name="intent" value={intent} />
                <input type="hidden" name="key" value={keys[intent]} />
                {Object.entries(input).map(([name, value]) => (
                  <input key={name} type="hidden" name={name} value={value} />
                ))}
                <Button
                  type={blocked ? "button" : "submit"}
                  aria-disabled={blocked || pressed === intent}
                  aria-describedby={blocked ? `blocked-${intent}` : `meaning-${intent}`}
                >
                  <Icon name={intent === "rollback" ? "undo" : "play"} />
                  {word}
                </Button>
              </Form>
              <div id={`blocked-${intent}`} className="text-sm empty:hidden">
                <Blocked blockers={blockers} />
              </div>
              <CopyMutation mutation={scriptOf(offer)} label={word} publicUrl={publicUrl} />
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
