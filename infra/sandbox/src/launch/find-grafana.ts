import type { Variables } from "./read-settings.ts";

/**
 * Address of the Grafana that links shall lead to: the one in GRAFANA_URL, else one that answers on this machine, as
 * `observability/docker-compose.yml` starts it. `null` when there is none; a link that leads nowhere is worse than none.
 */
export async function findGrafana({ GRAFANA_URL, WAYMARK_GRAFANA_PORT }: Variables): Promise<string | null> {
  if (GRAFANA_URL) return GRAFANA_URL;
  const url = `http://localhost:${WAYMARK_GRAFANA_PORT || 3001}`;
  const health = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) })
    .then((answer) => answer.json() as Promise<{ database?: unknown } | null>)
    .catch(() => null);
  return health?.database === "ok" ? url : null;
}
