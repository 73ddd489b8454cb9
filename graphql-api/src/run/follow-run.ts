import { Change } from "../change.ts";
import type { SignedIn } from "../context.ts";
import { endTogether } from "../end-together.ts";
import { parseId } from "../ids.ts";
import { readAgain } from "../read-again.ts";
import { shareReading } from "../share-reading.ts";
import { readRun } from "./read-run.ts";
import type { RunRow } from "./run.type.ts";

export interface RunChange {
  change: Change;
  id: string;
  run: RunRow;
}

const sharedReading = shareReading<RunRow | null>();

/** The run as it is now, then again after every change. Ends at once when there is no such run. */
export function followRun(
  { pool, events }: Pick<SignedIn, "pool" | "events">,
  id: string,
): AsyncIterableIterator<RunChange> {
  const uuid = parseId("Run", id);
  // Listening begins before the reading, so that no change falls between the two.
  const news = events.subscribe("runChanged", ({ runId }) => runId === uuid);

  async function* tell(): AsyncGenerator<RunChange> {
    const current = uuid && (await readAgain(() => readRun({ pool }, uuid)));
    if (!current) return;
    yield { change: Change.CURRENT, id, run: current };
    for await (const told of news) {
      const run = await sharedReading(told, "run", () => readAgain(() => readRun({ pool }, told.runId)));
      if (run) yield { change: Change.UPDATED, id, run };
    }
  }
  return endTogether(news, tell());
}
