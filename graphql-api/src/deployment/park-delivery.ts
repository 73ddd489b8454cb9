import type { StepParked } from "../run/define-run.ts";
import type { Deployment } from "./deployment.entity.ts";

/** Parks a delivery until there is news of it, or until then. */
export const parkDelivery = ({ id }: Pick<Deployment, "id">, until: Date, message: string): StepParked => ({
  park: { wakeKey: `deployment:${id}`, until, message },
});
