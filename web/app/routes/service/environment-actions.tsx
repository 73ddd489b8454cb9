import type { EnvironmentCardFragment } from "../../gql/generated/graphql.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Icon } from "../../ui/icons.tsx";
import { type Action, listActions } from "./list-actions.ts";

type EnvironmentActionsProps = { service: string; shown: EnvironmentCardFragment; isFirst: boolean };

/** What can be done in an environment. What cannot be done now is disabled, and the sentence below says why. */
export function EnvironmentActions({ service, shown, isFirst }: EnvironmentActionsProps) {
  const actions = listActions({ ...shown, service, isFirst });
  const refusals = [...new Set(actions.map(({ refusal }) => refusal))].filter((refusal) => refusal !== null);
  const reasonId = (refusal: string) => `why-${shown.environment.name}-${refusals.indexOf(refusal)}`;

  return (
    <div className="border-t border-line px-4 py-3">
      <div className="flex flex-wrap gap-2">
        {actions.map((action) => (
          <ActionButton key={action.path} action={action} reasonId={action.refusal && reasonId(action.refusal)} />
        ))}
      </div>
      {refusals.length > 0 && (
        <ul className="mt-2 flex flex-col gap-1 text-sm text-muted">
          {refusals.map((refusal) => (
            <li key={refusal} id={reasonId(refusal)} className="flex items-start gap-1.5">
              <Icon name="lock" className="mt-0.5 size-3.5" />
              <span className="min-w-0 break-words">{refusal}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ActionButton({ action, reasonId }: { action: Action; reasonId: string | null }) {
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
  if (reasonId === null)
    return (
      <ButtonLink to={path} preventScrollReset look={primary ? "primary" : "plain"}>
        {label}
      </ButtonLink>
    );
  // It keeps its place in the order of Tab, so that everybody meets it and hears why it does nothing.
  return (
    <Button type="button" aria-disabled="true" aria-describedby={reasonId} className="cursor-not-allowed!">
      {label}
    </Button>
  );
}
