import { UniqueConstraintViolationException } from "@mikro-orm/core";
import type { EntityManager } from "@mikro-orm/postgresql";
import type { WorkflowRun } from "../adapters/github/github.ts";
import type { Platform } from "../context.ts";
import { ServiceEnvironment } from "../environment/service-environment.entity.ts";
import { ServiceStatus } from "../service/service-status.ts";
import { beginDelivery } from "./begin-delivery.ts";
import { followSteps } from "./deliver-release.ts";
import { Deployment } from "./deployment.entity.ts";
import { DeploymentKind } from "./deployment-status.ts";
import { isDeliveryRun } from "./is-delivery-run.ts";
import { isOvertaken } from "./is-overtaken.ts";
import { isPlaceTaken } from "./is-place-taken.ts";
import { keepRelease } from "./keep-release.ts";
import { lockService } from "./lock-service.ts";
import { readRunTitle } from "./read-run-title.ts";
import { tellDeployment } from "./tell-deployment.ts";
import { toWorkflowNews } from "./to-workflow-news.ts";

/** IGNORED: it deploys nothing the platform knows. BLOCKED: nothing was changed, the place is taken; try again later. */
export type Recorded = "NEWS" | "BLOCKED" | "IGNORED";

const OVERTAKEN = "It was started on GitHub by hand, and replaced before the platform heard of it.";

/**
 * Records a run of cd.yml that somebody started on GitHub by hand as a deployment, and follows it. Its release is
 * the commit whose workflow runs, until ECS says what was really deployed. Any number of processes may find the same
 * run: one of them records it.
 */
export async function recordExternal(
  { fork }: Pick<Platform, "fork">,
  { serviceId, run }: { serviceId: string; run: WorkflowRun },
): Promise<Recorded> {
  const environment = isDeliveryRun(run) ? readRunTitle(run.title)?.environment : undefined;
  if (!environment) return "IGNORED";
  try {
    return await fork().transactional(async (em) => {
      await lockService(em, serviceId);
      const place = await em.findOne(
        ServiceEnvironment,
        { service: { id: serviceId, status: ServiceStatus.READY }, environment: { name: environment } },
        { populate: ["service"] },
      );
      return place ? record(em, place, run) : "IGNORED";
    });
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) return "BLOCKED";
    throw error;
  }
}

async function record(em: EntityManager, place: ServiceEnvironment, run: WorkflowRun): Promise<Recorded> {
  const overtaken = await isOvertaken(em, place.id, run);
  if (!overtaken && (await isPlaceTaken(em, place.id))) return "BLOCKED";

  const deployment = new Deployment({
    serviceEnvironment: place,
    release: await keepRelease(em, place.service.getEntity(), { sha: run.headSha, message: null, committedAt: null }),
    kind: DeploymentKind.EXTERNAL,
    requestedBy: await findUser(em, run.actorLogin),
  });
  if (overtaken) {
    deployment.hear(toWorkflowNews(run), run.createdAt);
    deployment.lose(OVERTAKEN, run.updatedAt);
    await em.persist(deployment).flush();
    await tellDeployment(em, deployment.id, { change: "CREATED" });
    return "NEWS";
  }
  await beginDelivery(em, deployment, followSteps);
  deployment.hear(toWorkflowNews(run), run.createdAt);
  return "NEWS";
}

async function findUser(em: EntityManager, login: string | null): Promise<string | null> {
  const [user] = await em.execute<{ id: string }[]>("select id from users where lower(login) = lower(?)", [login]);
  return user?.id ?? null;
}
