import type { EntityManager } from "@mikro-orm/postgresql";
import type { SignedIn } from "../context.ts";
import { ProblemCode, refusal, UserError } from "../errors.ts";
import type { Viewer } from "../identity/viewer.ts";
import { parseId } from "../ids.ts";
import { cancelRun } from "../run/cancel-run.ts";
import { wakeRun } from "../run/wake-run.ts";
import { Deployment } from "./deployment.entity.ts";
import { DeploymentStatus } from "./deployment-status.ts";
import { endDelivery } from "./end-delivery.ts";
import { findCancelBlockers } from "./find-cancel-blockers.ts";
import { lockDeployment } from "./lock-deployment.ts";
import { tellDeployment } from "./tell-deployment.ts";

/**
 * Stops a deployment that has not ended; answers its UUID. At once where GitHub was not asked yet; where its workflow
 * runs, GitHub is asked to end that, and the deployment ends with it. Asked for twice it is the same. Refuses unknown
 * ones, those that have ended or are being verified, and other teams' people.
 */
export async function cancelDeployment(
  { em, viewer }: Pick<SignedIn, "em" | "viewer">,
  publicId: string,
): Promise<string> {
  return em.transactional(async (tx) => {
    const deployment = await findCancellable(tx, viewer, publicId);
    const { AWAITING_APPROVAL, QUEUED } = DeploymentStatus;
    if (deployment.status === AWAITING_APPROVAL || deployment.status === QUEUED) {
      const reason = `${viewer.name ?? viewer.login} cancelled it.`;
      if (deployment.runId) await cancelRun(tx, deployment.runId, reason);
      await endDelivery(tx, deployment, { ending: "CANCELLED", reason, tasks: null });
      return deployment.id;
    }
    if (deployment.cancelRequestedAt) return deployment.id;
    deployment.requestCancel(viewer.id, new Date());
    if (deployment.runId) await wakeRun(tx, deployment.runId);
    await tx.flush();
    await tellDeployment(tx, deployment.id);
    return deployment.id;
  });
}

async function findCancellable(em: EntityManager, viewer: Viewer, publicId: string): Promise<Deployment> {
  const uuid = parseId("Deployment", publicId);
  // Read apart: what is read before it is locked would stay as it was then.
  const known = uuid && (await em.fork({ keepTransactionContext: true }).findOne(Deployment, uuid));
  if (!known) {
    throw refusal(ProblemCode.NOT_FOUND, `There is no deployment "${publicId.slice(0, 60)}".`, "deployment");
  }
  const deployment = await lockDeployment(em, known);
  await em.populate(deployment, ["serviceEnvironment.service.owner"]);
  const { id, name } = deployment.serviceEnvironment.getEntity().service.getEntity().owner.getEntity();
  const blockers = findCancelBlockers(viewer, { status: deployment.status, ownerId: id, ownerName: name });
  if (blockers.length > 0) throw new UserError(...blockers);
  return deployment;
}
