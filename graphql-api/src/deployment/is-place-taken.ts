import type { EntityManager } from "@mikro-orm/postgresql";
import { Deployment } from "./deployment.entity.ts";
import { ACTIVE } from "./deployment-status.ts";

/** Whether a deployment is on its way to this service environment. */
export async function isPlaceTaken(em: EntityManager, serviceEnvironmentId: string): Promise<boolean> {
  const active = { serviceEnvironment: serviceEnvironmentId, status: { $in: [...ACTIVE] } };
  return (await em.count(Deployment, active)) > 0;
}
