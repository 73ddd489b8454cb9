import { setTimeout as wait } from "node:timers/promises";

/** Together about half a minute: longer than a database takes to restart or to hand over to its replica. */
const TRIES = 60;
const PAUSE_MS = 500;

/**
 * Reads, and reads again while the database is away: who follows something keeps following, and is told the truth when
 * it can be read. Rejects with the last error after half a minute.
 */
export async function readAgain<T>(read: () => Promise<T>): Promise<T> {
  for (let tries = 1; tries < TRIES; tries += 1) {
    try {
      return await read();
    } catch {
      // Thousands may be waiting: they must not come back all at once.
      await wait(PAUSE_MS * (0.5 + Math.random()));
    }
  }
  return read();
}
