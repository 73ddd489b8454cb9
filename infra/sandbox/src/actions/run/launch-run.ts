import type { World } from "../../github/world.ts";
import { activeRuns, runsTotal } from "../../metrics/metrics.ts";
import { findRun } from "../state/run.ts";
import { executeRun } from "./execute-run.ts";

/** Lets a run go by itself; it can be cancelled until it is done. */
export function launchRun(world: World, id: number): void {
  const cancelling = new AbortController();
  const begun = Promise.withResolvers<void>();
  const done = begun.promise
    .then(() => executeRun(world, id, cancelling))
    .then(() => runsTotal.inc({ conclusion: findRun(world, id)?.conclusion ?? "none" }))
    // What the stop of the sandbox cuts off, the next start tells as lost.
    .catch((error: unknown) => {
      if (!world.actions.stopping.signal.aborted) console.error(error);
    })
    .finally(() => {
      world.actions.active.delete(id);
      activeRuns.dec();
    });
  world.actions.active.set(id, { cancelling, done });
  activeRuns.inc();
  begun.resolve();
}
