import type { Grafana } from "../adapters/grafana/grafana.ts";
import { GrafanaError } from "../adapters/grafana/grafana-error.ts";
import type { Platform } from "../context.ts";
import { DeploymentKind, DeploymentStatus } from "../deployment/deployment-status.ts";
import { deploymentSeconds, deploymentsTotal } from "../metrics.ts";
import { type Ending, forgetCounted, forgetEnding, takeUncounted, takeUnmarked } from "./take-endings.ts";

const LOOK_EVERY_MS = 2_000;
/** About two hours, with the pauses between them. */
const MOST_TRIES = 18;
const { SUCCEEDED, FAILED, CANCELLED, REJECTED, LOST } = DeploymentStatus;
/** Those that migration 0006 writes down. */
const ENDINGS = [SUCCEEDED, FAILED, CANCELLED, REJECTED, LOST];

/**
 * Counts every deployment that ends, and marks it in Grafana's charts where there is a token for that. Nobody waits for
 * it: the database has written the ending down, and of all processes one takes it up, now or when Grafana is back.
 */
export function startEndingsWatch(
  { pool, log }: Pick<Platform, "pool" | "log">,
  grafana: Grafana | null,
  lookEveryMs = LOOK_EVERY_MS,
): { stop(): Promise<void> } {
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  let isShown = false;
  let looking = look();

  async function look(): Promise<void> {
    try {
      if (!isShown) await showNone(pool);
      isShown = true;
      for (const ending of await takeUncounted(pool)) count(ending);
      // Side by side: one after the other, a slow Grafana would keep them for longer than they are ours.
      if (grafana) await Promise.all((await takeUnmarked(pool)).map((ending) => mark(grafana, ending)));
      else await forgetCounted(pool);
    } catch (error) {
      log.debug({ err: error }, "deployments that have ended could not be looked at");
    }
    if (isStopping) return;
    timer = setTimeout(() => {
      looking = look();
    }, lookEveryMs);
  }

  async function mark(it: Grafana, ending: Ending): Promise<void> {
    const { id, service, environment, kind, status, version, from, to, tries } = ending;
    const tags = ["waymark", `service:${service}`, `environment:${environment}`, `kind:${kind.toLowerCase()}`];
    const text = `${service} ${version} in ${environment}: ${status.toLowerCase()}`;
    try {
      await it.annotate({ from: new Date(from), to: new Date(to), tags, text });
      await forgetEnding(pool, id);
    } catch (error) {
      if (!(error instanceof GrafanaError)) throw error;
      log.warn({ err: error, service, environment, tries }, "a deployment could not be marked in Grafana");
      if (error.kind === "REFUSED" || tries >= MOST_TRIES) await forgetEnding(pool, id);
    }
  }

  return {
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      await looking;
    },
  };
}

/** Prometheus sees an increase only of what it has seen before: without these, the first deployment of each kind is none. */
async function showNone(pool: Platform["pool"]): Promise<void> {
  const { rows } = await pool.query<{ name: string }>("select name from environments");
  for (const { name: environment } of rows)
    for (const kind of Object.values(DeploymentKind))
      for (const status of ENDINGS) deploymentsTotal.inc({ kind, status, environment }, 0);
}

function count({ kind, status, environment, from, to }: Ending): void {
  deploymentsTotal.inc({ kind, status, environment });
  const seconds = (new Date(to).getTime() - new Date(from).getTime()) / 1000;
  deploymentSeconds.observe({ kind, status }, Math.max(0, seconds));
}
