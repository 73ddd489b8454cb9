import type { Platform } from "../context.ts";
import { changeFailureRatio, deploymentsPerDay, leadTimeSeconds, timeToRestoreSeconds } from "./dora-metrics.ts";
import { type DoraCounts, OF_ALL_AND_TEAMS } from "./dora-statement.ts";

const DAYS = 30;
const DAY_MS = 86_400_000;
const PAUSE_MS = 60_000;

const GAUGES = [deploymentsPerDay, leadTimeSeconds, changeFailureRatio, timeToRestoreSeconds];

/**
 * Counts DORA's keys of the platform and of each team into this process's metrics, now and every minute, so that nobody
 * who reads the metrics waits for the database. What cannot be measured has no value.
 */
export function startDoraMetrics({ pool, log }: Pick<Platform, "pool" | "log">): { stop(): void } {
  let stopped = false;

  const publish = async () => {
    const until = new Date();
    const since = new Date(until.getTime() - DAYS * DAY_MS);
    const { rows } = await pool.query<{ key: string; value: DoraCounts }>(OF_ALL_AND_TEAMS, [since, until]);
    for (const gauge of GAUGES) gauge.reset();
    for (const { key, value } of rows) setGauges(key, value);
  };
  const tick = () =>
    void publish().catch((error: unknown) => {
      if (!stopped) log.warn({ err: error }, "DORA's keys could not be counted");
    });

  tick();
  const timer = setInterval(tick, PAUSE_MS);
  return {
    stop: () => {
      stopped = true;
      clearInterval(timer);
    },
  };
}

function setGauges(team: string, counts: DoraCounts): void {
  const { deployments, changes, failures } = counts;
  deploymentsPerDay.set({ team }, deployments / DAYS);
  if (changes > 0) changeFailureRatio.set({ team }, failures / changes);
  if (counts.leadTimeSeconds !== null) leadTimeSeconds.set({ team }, counts.leadTimeSeconds);
  if (counts.timeToRestoreSeconds !== null) timeToRestoreSeconds.set({ team }, counts.timeToRestoreSeconds);
}
