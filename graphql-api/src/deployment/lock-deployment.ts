import { LockMode } from "@mikro-orm/core";
import type { EntityManager } from "@mikro-orm/postgresql";
import { Deployment } from "./deployment.entity.ts";

/**
 * The deployment as it is now, locked until the transaction ends; before it the run that carries it out, because workers
 * lock them in this order.
 * @throws Error when another run took it up since it was read; whoever tries again finds that.
 */
export async function lockDeployment(
  em: EntityManager,
  { id, runId }: Pick<Deployment, "id" | "runId">,
): Promise<Deployment> {
  if (runId) await em.execute("select 1 from runs where id = ? for update", [runId]);
  const deployment = await em.findOneOrFail(Deployment, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (deployment.runId !== runId) throw new Error(`Deployment ${id} was taken up by another run meanwhile`);
  return deployment;
}
