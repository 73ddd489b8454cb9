import { LockMode } from "@mikro-orm/core";
import type { EntityManager } from "@mikro-orm/postgresql";
import { ProblemCode, refusal } from "../errors.ts";
import { Deployment } from "./deployment.entity.ts";

const WENT_ON =
  "It went on at this very moment: it was approved, or its workflow was run again. Look where it is now, and try again.";

/**
 * The deployment as it is now, locked until the transaction ends; before it the run that carries it out, because workers
 * lock them in this order.
 * @throws UserError, a CONFLICT, when another run took it up since it was read; whoever tries again finds that.
 */
export async function lockDeployment(
  em: EntityManager,
  { id, runId }: Pick<Deployment, "id" | "runId">,
): Promise<Deployment> {
  if (runId) await em.execute("select 1 from runs where id = ? for update", [runId]);
  const deployment = await em.findOneOrFail(Deployment, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (deployment.runId !== runId) throw refusal(ProblemCode.CONFLICT, WENT_ON, "deployment");
  return deployment;
}
