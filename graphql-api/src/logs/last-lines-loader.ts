import DataLoader from "dataloader";
import type { Platform } from "../context.ts";
import { parseId } from "../ids.ts";
import { type LastLines, readLastLines } from "./read-last-lines.ts";
import { readLogPlaces } from "./read-log-places.ts";

/** How many of the last lines of a service environment (public id) are wanted. */
export interface LinesWanted {
  id: string;
  last: number;
}

/** Each place is a question to AWS, which answers a whole account only a few times a second. */
const MOST_PLACES = 20;
const TOO_MANY: LastLines = { lines: [], problem: `Ask for the lines of at most ${MOST_PLACES} places at once.` };

/** Last lines of places: whoever asks for the same place at the same time is answered by one look. */
export function lastLinesLoader({ pool, logs }: Pick<Platform, "pool" | "logs">, { cache }: { cache: boolean }) {
  return new DataLoader<LinesWanted, LastLines, string>(
    async (wanted) => {
      const most = new Map<string, number>();
      for (const { id, last } of wanted) {
        const uuid = parseId("ServiceEnvironment", id);
        if (uuid) most.set(uuid, Math.max(last, most.get(uuid) ?? 0));
      }
      const places = [...(await readLogPlaces(pool, [...most.keys()]))];
      const looks = places.map(
        async ([uuid, place], index) =>
          [uuid, index < MOST_PLACES ? await readLastLines({ logs }, place, most.get(uuid) ?? 1) : TOO_MANY] as const,
      );
      const told = new Map(await Promise.all(looks));
      return wanted.map(({ id, last }) => {
        const { lines, problem } = told.get(parseId("ServiceEnvironment", id) ?? "") ?? { lines: [], problem: null };
        return { lines: lines.slice(-last), problem };
      });
    },
    { cache, cacheKeyFn: ({ id, last }) => `${id} ${last}` },
  );
}
