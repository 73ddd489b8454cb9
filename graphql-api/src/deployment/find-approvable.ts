import { LockMode } from "@mikro-orm/core";
import type { EntityManager } from "@mikro-orm/postgresql";
import { ProblemCode, refusal, UserError } from "../errors.ts";
import type { Viewer } from "../identity/viewer.ts";
import { parseId } from "../ids.ts";
import { lockService } from "../service/lock-service.ts";
import { Deployment } from "./deployment.entity.ts";
import { findApprovalBlockers } from "./find-approval-blockers.ts";

/**
 * A deployment that the viewer may approve or reject now, locked with its service until the transaction ends. Refuses
 * unknown ones, those that wait for nobody, and people who have no say in it.
 */
export async function findApprovable(em: EntityManager, viewer: Viewer, publicId: string): Promise<Deployment> {
  const id = parseId("Deployment", publicId);
  const known = id && (await em.findOne(Deployment, id, { populate: ["serviceEnvironment"] }));
  if (!known) {
    throw refusal(ProblemCode.NOT_FOUND, `There is no deployment "${publicId.slice(0, 60)}".`, "deployment");
  }
  const serviceId = known.serviceEnvironment.getEntity().service.id;
  // The service first, as whoever asks for a deployment locks it.
  const service = await lockService(em, serviceId);
  if (!service) throw refusal(ProblemCode.NOT_FOUND, "Its service is gone.", "deployment");
  const deployment = await em.refreshOrFail(known, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const owner = service.owner.getEntity();
  const { status, requestedBy } = deployment;
  const blockers = findApprovalBlockers(viewer, { status, requestedBy, ownerId: owner.id, ownerName: owner.name });
  if (blockers.length > 0) throw new UserError(...blockers);
  return deployment;
}
