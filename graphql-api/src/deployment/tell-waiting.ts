import type { EntityManager } from "@mikro-orm/postgresql";
import { tellDeployment } from "./tell-deployment.ts";

/**
 * News of what waits for approval at a place (UUID) where something else runs now, in the caller's transaction: whoever
 * decides about it has to see that a newer release is live.
 */
export async function tellWaiting(em: EntityManager, serviceEnvironmentId: string): Promise<void> {
  const waiting = await em.execute<{ id: string }[]>(
    "select id from deployments where service_environment_id = ? and status = 'AWAITING_APPROVAL' order by id",
    [serviceEnvironmentId],
  );
  for (const { id } of waiting) await tellDeployment(em, id);
}
