import type { LogPlace } from "../adapters/logs/logs.ts";
import { LogsError } from "../adapters/logs/logs-error.ts";
import type { Platform } from "../context.ts";
import type { LogLineRow } from "./log-line.type.ts";
import { toLogLine } from "./to-log-line.ts";

/** What could be read, newest last; `problem` is a sentence for people where nothing could. */
export interface LastLines {
  lines: LogLineRow[];
  problem: string | null;
}

/** Nobody reads further back, and every day more costs AWS a look. */
export const LOOK_BACK_MS = 14 * 24 * 3_600_000;
export const NO_AWS = "Logs cannot be read here: the platform has no AWS configured (AWS_REGION).";

/** The last lines of a place, at most so many. */
export async function readLastLines(
  { logs }: Pick<Platform, "logs">,
  place: LogPlace,
  most: number,
): Promise<LastLines> {
  if (!logs) return { lines: [], problem: NO_AWS };
  try {
    const { events } = await logs.readNewest({ ...place, since: new Date(Date.now() - LOOK_BACK_MS), most });
    return { lines: events.map(toLogLine), problem: null };
  } catch (error) {
    if (error instanceof LogsError) return { lines: [], problem: error.message };
    throw error;
  }
}
