import type { EntityManager } from "@mikro-orm/postgresql";
import { EnvironmentStatus } from "../environment/environment-status.ts";
import type { Tasks } from "../environment/service-environment.entity.ts";
import type { Ending } from "./delivery-ended.ts";
import type { Deployment } from "./deployment.entity.ts";
import { tellDeployment } from "./tell-deployment.ts";

/**
 * Ends a deployment that does not bring its release to run, in the caller's transaction, which has locked it: the place
 * is free again, and its environment is what it was before. One that has ended already stays as it is.
 */
export async function endDelivery(
  em: EntityManager,
  deployment: Deployment,
  it: { ending: Ending; reason: string; tasks: Tasks | null },
): Promise<void> {
  const heldPlace = deployment.isActive;
  const at = new Date();
  if (heldPlace) {
    const serviceEnvironment = await deployment.serviceEnvironment.loadOrFail();
    // What was called off before it began leaves no failure behind.
    const never = it.ending === "CANCELLED" ? EnvironmentStatus.NEVER_DEPLOYED : EnvironmentStatus.FAILED;
    serviceEnvironment.stay(it.tasks, never, at);
  }
  if (it.ending === "FAILED") deployment.fail(it.reason, at);
  if (it.ending === "CANCELLED") deployment.cancel(it.reason, at);
  if (it.ending === "LOST") deployment.lose(it.reason, at);
  await em.flush();
  await tellDeployment(em, deployment.id, { andService: true });
}
