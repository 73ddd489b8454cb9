import type { EntityManager } from "@mikro-orm/postgresql";
import type { StepContext } from "../run/define-run.ts";
import { type Delivery, findDelivery } from "./find-delivery.ts";
import { tellDeployment } from "./tell-deployment.ts";

/**
 * Changes the deployment that a step works on, in one transaction that commits only while the step's worker still holds
 * the run, and tells it; `andService` as in `tellDeployment`. Answers the delivery as it is then.
 */
export async function changeDelivery(
  { run, fenced }: Pick<StepContext, "run" | "fenced">,
  change: (delivery: Delivery, em: EntityManager) => unknown,
  { andService = false }: { andService?: boolean } = {},
): Promise<Delivery> {
  return fenced(async (em) => {
    const delivery = await findDelivery(em, run, { lock: true });
    await change(delivery, em);
    await em.flush();
    await tellDeployment(em, delivery.deployment.id, { andService });
    return delivery;
  });
}
