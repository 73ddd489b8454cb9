import type { Platform } from "../context.ts";
import { holdLead } from "../hold-lead.ts";
import { environmentCheckErrorsTotal } from "../metrics.ts";
import { checkEnvironments } from "./check-environments.ts";
import { countEmptyPlaces } from "./count-empty-places.ts";

/** An outage is logged so often, not at every look. */
const LOG_EVERY_MS = 60_000;

/**
 * Keeps the status of every service environment as ECS tells it, as long as the process lives. Of all processes one does
 * so; when it dies, another one goes on. Without AWS there is nobody to ask, and nothing is done.
 */
export function startEnvironmentWatch(platform: Platform): { stop(): Promise<void> } {
  const { ecs, config, pool, log } = platform;
  if (!ecs) return { stop: async () => {} };
  const stopping = new AbortController();
  const watched = { pool, ecs };
  const lead = holdLead(pool, "environment-watch");
  let timer: NodeJS.Timeout | undefined;
  let loggedAt = Number.NEGATIVE_INFINITY;
  let looking = look();

  async function look(): Promise<void> {
    try {
      if (await lead.isMine()) await checkEnvironments(watched, stopping.signal, tellOutage);
      // Every process tells it, so that the number does not go with the one that looks.
      await countEmptyPlaces(pool);
    } catch (error) {
      tellOutage("the database", error);
    }
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      looking = look();
    }, config.deployments.statusMs);
  }

  function tellOutage(whose: string, error: unknown): void {
    environmentCheckErrorsTotal.inc();
    const now = performance.now();
    if (now - loggedAt < LOG_EVERY_MS) return;
    loggedAt = now;
    log.warn({ err: error, whose }, "what runs could not be looked at; what is known of it stays");
  }

  return {
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await looking;
      await lead.release();
    },
  };
}
