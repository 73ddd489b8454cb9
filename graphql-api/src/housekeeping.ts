import type { Platform } from "./context.ts";
import { mirrorOrganization } from "./identity/mirror-organization.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** What nobody asks for any more. News is read within seconds; an idempotency key counts for a day. */
const FORGET = [
  "delete from events where at < now() - interval '1 hour'",
  "delete from idempotency_keys where created_at < now() - interval '1 day'",
  "delete from sessions where expires_at < now()",
  // GitHub can be asked to deliver again for three days.
  "delete from webhook_deliveries where received_at < now() - interval '7 days' and handled_at is not null",
];

/**
 * Follows GitHub's teams every hour and throws away what is old. Every process does; doing it twice does no harm. It has
 * stopped when it asks the database nothing any more: a connection that is taken while all are closed is never closed.
 */
export function startHousekeeping(platform: Platform): { stop(): Promise<void> } {
  const { log, pool } = platform;
  let retry: NodeJS.Timeout | undefined;
  let stopped = false;
  let mirroring = Promise.resolve();

  const mirror = () => {
    mirroring = mirrorOrganization(platform).catch((error: unknown) => {
      if (stopped) return;
      log.warn({ err: error }, "the organisation could not be mirrored; trying again in a minute");
      // The hourly look goes on through an outage, and must not begin one more row of tries each time.
      clearTimeout(retry);
      retry = setTimeout(mirror, MINUTE);
    });
  };
  const forget = () => {
    for (const statement of FORGET) {
      pool.query(statement).catch((error: unknown) => log.warn({ err: error }, "old rows could not be removed"));
    }
  };

  mirror();
  const hourly = [setInterval(mirror, HOUR), setInterval(forget, 10 * MINUTE)];
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(retry);
      for (const timer of hourly) clearInterval(timer);
      await mirroring;
    },
  };
}
