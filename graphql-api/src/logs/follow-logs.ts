import type { SignedIn } from "../context.ts";
import { endTogether } from "../end-together.ts";
import { ProblemCode, refusal } from "../errors.ts";
import { parseId } from "../ids.ts";
import { readAgain } from "../read-again.ts";
import { createLogFollower } from "./log-follower.ts";
import type { LogLineRow } from "./log-line.type.ts";
import { NO_AWS } from "./read-last-lines.ts";
import { readLogPlaces } from "./read-log-places.ts";

/**
 * The last hundred lines of a service environment (public id), or, where the caller knows those written until `since`, the
 * later ones, and then lines as they are written. Ends at once when there is none of that id. Where lines cannot be read
 * for a while, none come, and they go on where they stopped.
 */
export function followLogs(
  { pool, logFeed }: Pick<SignedIn, "pool" | "logFeed">,
  id: string,
  since: Date | null = null,
): AsyncIterableIterator<LogLineRow> {
  const uuid = parseId("ServiceEnvironment", id);
  if (uuid && !logFeed) throw refusal(ProblemCode.UNAVAILABLE, NO_AWS);
  const follower = createLogFollower();

  async function* tell(): AsyncGenerator<LogLineRow> {
    const place = uuid && (await readAgain(() => readLogPlaces(pool, [uuid]))).get(uuid);
    if (!place || !logFeed) return;
    logFeed.follow(place, follower, since);
    yield* follower.iterator;
  }
  return endTogether(follower.iterator, tell());
}
