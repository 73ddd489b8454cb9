import type { ListedAlertFragment } from "../../gql/generated/graphql.ts";
import { AlertList } from "../../signals/alert-list.tsx";
import { Panel } from "../../ui/panel.tsx";

/** What Prometheus finds wrong with a service; nothing when all is well. */
export function AlertsPanel({ alerts }: { alerts: readonly ListedAlertFragment[] }) {
  return (
    // It stays when it is empty: screen readers tell only what appears inside a region they know.
    <div role="status" className="[&:not(:empty)]:mb-5">
      {alerts.length > 0 && (
        <Panel title="Alerts">
          <AlertList alerts={alerts} />
        </Panel>
      )}
    </div>
  );
}
