import type { EnvironmentCardFragment } from "../../gql/generated/graphql.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Icon, type IconName } from "../../ui/icons.tsx";

type EnvironmentActionsProps = { service: string; shown: EnvironmentCardFragment; isFirst: boolean };

type Action = {
  verb: string;
  /** What the button adds for those who hear it without its card. */
  whereto: string;
  icon: IconName;
  path: string;
  primary: boolean;
  blockers: readonly { message: string }[];
};

/** What can be done in an environment. What cannot be done now is disabled, and the sentence below says why. */
export function EnvironmentActions({ service, shown, isFirst }: EnvironmentActionsProps) {
  const { environment, deployBlockers, promotionBlockers, rollbackBlockers } = shown;
  const { name } = environment;
  const address = (path: string) => `/services/${service}/${path}/${name}`;
  const forward: Action = isFirst
    ? {
        verb: "Deploy",
        whereto: `to ${name}`,
        icon: "play",
        path: address("deploy"),
        primary: true,
        blockers: deployBlockers,
      }
    : {
        verb: `Promote to ${name}`,
        whereto: "",
        icon: "arrow",
        path: address("promote"),
        primary: true,
        blockers: promotionBlockers,
      };
  const back: Action = {
    verb: "Roll back",
    whereto: name,
    icon: "undo",
    path: address("rollback"),
    primary: false,
    blockers: rollbackBlockers,
  };
  const refusals = [...new Set([forward, back].flatMap(({ blockers }) => blockers.map(({ message }) => message)))];
  const reasonId = (message: string) => `why-${name}-${refusals.indexOf(message)}`;

  return (
    <div className="border-t border-line px-4 py-3">
      <div className="flex flex-wrap gap-2">
        {[forward, back].map((action) => (
          <ActionButton
            key={action.path}
            action={action}
            reasons={action.blockers.map(({ message }) => reasonId(message)).join(" ")}
          />
        ))}
      </div>
      {refusals.length > 0 && (
        <ul className="mt-2 flex flex-col gap-1 text-sm text-muted">
          {refusals.map((message) => (
            <li key={message} id={reasonId(message)} className="flex items-start gap-1.5">
              <Icon name="lock" className="mt-0.5 size-3.5" />
              <span className="min-w-0 break-words">{message}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ActionButton({ action, reasons }: { action: Action; reasons: string }) {
  const { verb, whereto, icon, path, primary } = action;
  const label = (
    <>
      <Icon name={icon} />
      <span>
        {verb}
        {whereto && <span className="sr-only"> {whereto}</span>} …
      </span>
    </>
  );
  if (!reasons)
    return (
      <ButtonLink to={path} preventScrollReset look={primary ? "primary" : "plain"}>
        {label}
      </ButtonLink>
    );
  // It keeps its place in the order of Tab, so that everybody meets it and hears why it does nothing.
  return (
    <Button type="button" aria-disabled="true" aria-describedby={reasons} className="cursor-not-allowed!">
      {label}
    </Button>
  );
}
