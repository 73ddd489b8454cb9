import { Refusal } from "../../github/refusal.ts";
import type { World } from "../../github/world.ts";
import type { Run } from "../state/run.ts";

/** Asks a run to end; what runs is interrupted, `always()` steps still come. @throws Refusal 409 when it has ended. */
export function cancelRun(world: World, run: Run): void {
  const active = world.actions.active.get(run.id);
  if (run.status === "completed" || !active) {
    throw new Refusal(409, "CONFLICT", "Cannot cancel a workflow run that is completed.");
  }
  active.cancelling.abort("The run was canceled.");
}
