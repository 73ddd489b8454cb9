import type { Tasks } from "../environment/service-environment.entity.ts";
import { cancelRun } from "../run/cancel-run.ts";
import { LostRun, type StepContext } from "../run/define-run.ts";
import { endDelivery } from "./end-delivery.ts";
import { findDelivery } from "./find-delivery.ts";

/**
 * Ends a step's deployment as cancelled, and its run with it.
 * @throws LostRun always: the run is nobody's any more.
 */
export async function callOffDelivery(
  { run, fenced }: Pick<StepContext, "run" | "fenced">,
  reason: string,
  tasks: Tasks | null,
): Promise<never> {
  await fenced(async (em) => {
    const { deployment } = await findDelivery(em, run, { lock: true });
    await endDelivery(em, deployment, { ending: "CANCELLED", reason, tasks });
    await cancelRun(em, run.id, reason);
  });
  throw new LostRun(`Run ${run.id} was called off`);
}
