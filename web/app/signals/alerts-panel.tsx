import type { ListedAlertFragment } from "../gql/generated/graphql.ts";
import { Panel } from "../ui/panel.tsx";
import { AlertList } from "./alert-list.tsx";

/** The alerts that fire; nothing when none does. Those that may come to nothing, as with every deployment, are left out. */
export function AlertsPanel({ alerts }: { alerts: readonly ListedAlertFragment[] }) {
  const firing = alerts.filter(({ state }) => state === "FIRING");
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
