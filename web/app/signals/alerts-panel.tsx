import type { ListedAlertFragment } from "../gql/generated/graphql.ts";
import { Panel } from "../ui/panel.tsx";
import { AlertList } from "./alert-list.tsx";

const urgency = ({ severity }: ListedAlertFragment): number => (severity === "page" ? 0 : 1);

/** The alerts that fire, the urgent ones first; nothing when none does. Those that may come to nothing, as with every deployment, are left out. */
export function AlertsPanel({ alerts }: { alerts: readonly ListedAlertFragment[] }) {
  const firing = alerts.filter(({ state }) => state === "FIRING").sort((a, b) => urgency(a) - urgency(b));
  return (
    // It stays when it is empty: screen readers tell only what appears inside a region they know.
    <div role="status" className="[&:not(:empty)]:mb-5">
      {firing.length > 0 && (
        <Panel title="Alerts">
          <AlertList alerts={firing} />
        </Panel>
      )}
    </div>
  );
}
