import { UniqueConstraintViolationException } from "@mikro-orm/core";
import type { EntityManager } from "@mikro-orm/postgresql";
import type { WorkflowRun } from "../adapters/github/github.ts";
import type { Platform } from "../context.ts";
import { ServiceStatus } from "../service/service-status.ts";
import { beginDelivery } from "./begin-delivery.ts";
import { followSteps } from "./deliver-release.ts";
import type { Deployment } from "./deployment.entity.ts";
import { findDeploymentOf } from "./find-deployment-of.ts";
import { isOvertaken } from "./is-overtaken.ts";
import { isPlaceTaken } from "./is-place-taken.ts";
import { lockDeployment } from "./lock-deployment.ts";
import { lockService } from "./lock-service.ts";
import { tellDeployment } from "./tell-deployment.ts";
import { toWorkflowNews } from "./to-workflow-news.ts";

/** BLOCKED: nothing was changed, as another deployment is on its way there; the same news can be told again later. */
export type Reopened = "NEWS" | "OLD" | "BLOCKED";

/**
 * Takes news of a run whose deployment has ended: a late word of a lost one, or a higher attempt of any. It goes on, followed
 * and verified anew. Not while another deployment is on its way, and not once another one has replaced it or its service is
 * archived.
 */
export async function reopenDeployment(
  { fork }: Pick<Platform, "fork">,
  { serviceId, run }: { serviceId: string; run: WorkflowRun },
): Promise<Reopened> {
  const copy = await findDeploymentOf(fork(), { serviceId, run });
  if (!copy) return "BLOCKED";
  try {
    return await fork().transactional(async (em) => {
      await lockService(em, serviceId);
      const deployment = await lockDeployment(em, copy);
      return deployment.isActive ? "BLOCKED" : take(em, deployment, run);
    });
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) return "BLOCKED";
    throw error;
  }
}

async function take(em: EntityManager, deployment: Deployment, run: WorkflowRun): Promise<Reopened> {
  const place = await deployment.serviceEnvironment.loadOrFail({ populate: ["service"] });
  // What an archived service's workflow did before that is history, too.
  const isArchived = place.service.getEntity().status === ServiceStatus.ARCHIVED;
  const isHistory = isArchived || (await isOvertaken(em, place.id, run));
  if (!isHistory && (await isPlaceTaken(em, place.id))) return "BLOCKED";

  if (!deployment.hear(toWorkflowNews(run), new Date())) return "OLD";
  if (!isHistory) {
    await beginDelivery(em, deployment, followSteps);
    return "NEWS";
  }
  await em.flush();
  await tellDeployment(em, deployment.id);
  return "NEWS";
}
