import type { Tasks } from "../environment/service-environment.entity.ts";
import { StepFailed } from "../run/define-run.ts";

/** How a delivery ends that does not bring its release to run. */
export type Ending = "FAILED" | "CANCELLED" | "LOST";

/** Thrown by a step that knows how its delivery has ended, and why. */
export class DeliveryEnded extends StepFailed {
  override name = "DeliveryEnded";
  constructor(
    readonly ending: Exclude<Ending, "CANCELLED">,
    reason: string,
    /** What ECS says of the tasks there; null where it was not asked or did not answer. */
    readonly tasks: Tasks | null = null,
  ) {
    super(reason);
  }
}
