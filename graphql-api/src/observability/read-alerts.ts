import type { ActiveAlert } from "../adapters/prometheus/prometheus.ts";
import type { SignedIn } from "../context.ts";
import type { ServiceRow } from "../service/service.type.ts";
import { type AlertRow, AlertState } from "./alert.type.ts";
import { linkDashboard } from "./link-dashboard.ts";
import { linkRunbook } from "./link-runbook.ts";

/** What Prometheus finds wrong with a service: firing first, then pending, the oldest first. */
export async function readAlerts(
  { signals, loaders, config }: Pick<SignedIn, "signals" | "loaders" | "config">,
  { name }: ServiceRow,
): Promise<AlertRow[]> {
  const alerts = (await signals.listAlerts()).filter(({ labels }) => labels.service === name);
  const rows = alerts.map(async (alert): Promise<AlertRow> => {
    const stage = alert.labels.environment;
    const environment = stage === undefined ? null : await loaders.environmentOfName.load(stage);
    return {
      name: alert.labels.alertname ?? "",
      state: alert.state === "firing" ? AlertState.FIRING : AlertState.PENDING,
      severity: alert.labels.severity ?? "ticket",
      summary: alert.annotations.summary ?? alert.labels.alertname ?? "",
      since: alert.activeAt,
      environment,
      runbookUrl: runbookOf(alert, config),
      dashboardUrl: linkDashboard(config, name, environment?.name),
    };
  });
  return (await Promise.all(rows)).sort(byUrgency);
}

const byUrgency = (one: AlertRow, other: AlertRow): number =>
  one.state.localeCompare(other.state) || one.since.getTime() - other.since.getTime();

/** An annotation `runbook_url` of somebody's own rule leads where it says; ours name a heading of the platform's. */
function runbookOf({ annotations }: ActiveAlert, config: SignedIn["config"]): string | null {
  const { runbook_url: own, runbook } = annotations;
  if (own && /^https?:\/\//.test(own)) return own;
  return runbook ? linkRunbook(config, runbook) : null;
}
