import { LockMode } from "@mikro-orm/core";
import type { EntityManager } from "@mikro-orm/postgresql";
import type { SignedIn } from "../context.ts";
import { Deployment } from "../deployment/deployment.entity.ts";
import { ACTIVE, DeploymentStatus } from "../deployment/deployment-status.ts";
import { tellDeployment } from "../deployment/tell-deployment.ts";
import { ServiceEnvironment } from "../environment/service-environment.entity.ts";
import { ProblemCode, refusal } from "../errors.ts";
import { resumeRun } from "../run/resume-run.ts";
import { RunKind, RunStatus } from "../run/run-status.ts";
import { startRun } from "../run/start-run.ts";
import { findArchiving } from "./find-archiving.ts";
import { findOwnService } from "./find-own-service.ts";
import { retirementSteps } from "./retire-service.ts";
import type { Service } from "./service.entity.ts";
import { ServiceStatus } from "./service-status.ts";

export interface Retirement {
  service: string;
  /** Repeats the service's name. */
  confirm: string;
}

/**
 * Begins to archive a service; answers the UUID of the run that does. From now on it takes no deployments, and those that
 * wait for approval are cancelled. Asked again, it answers the same run, and resumes it where it failed. Refuses while a
 * deployment is on its way.
 */
export async function archiveService(
  { em, viewer }: Pick<SignedIn, "em" | "viewer">,
  { service: nameOrId, confirm }: Retirement,
): Promise<string> {
  return em.transactional(async (tx) => {
    const service = await findOwnService(tx, viewer, nameOrId);
    if (confirm !== service.name) {
      throw refusal(ProblemCode.INVALID, `Repeat the name to confirm: ${service.name}.`, "confirm");
    }
    refuseUnready(service);
    const earlier = await findArchiving(tx, service.id);
    if (earlier && earlier.status !== RunStatus.FAILED) return earlier.id;
    await endDeployments(tx, service);
    if (earlier) {
      await resumeRun(tx, earlier.id);
      return earlier.id;
    }
    const run = await startRun(tx, {
      kind: RunKind.ARCHIVE_SERVICE,
      serviceId: service.id,
      subject: service.name,
      input: {},
      requestedBy: viewer.id,
      steps: retirementSteps,
    });
    return run.id;
  });
}

function refuseUnready({ name, status }: Service): void {
  if (status === ServiceStatus.READY) return;
  if (status === ServiceStatus.CREATING) {
    throw refusal(ProblemCode.NOT_READY, `${name} is still being created. Wait until it is ready.`, "service");
  }
  const why = {
    [ServiceStatus.FAILED]: `The creation of ${name} has failed: undo it instead.`,
    [ServiceStatus.ARCHIVED]: `${name} is archived already.`,
  };
  throw refusal(ProblemCode.CONFLICT, why[status], "service");
}

/** What waits for approval ends; what is on its way must end first. */
async function endDeployments(em: EntityManager, service: Service): Promise<void> {
  const places = await em.find(ServiceEnvironment, { service }, { populate: ["environment"] });
  const moving = await em.find(
    Deployment,
    { serviceEnvironment: places, status: { $in: [...ACTIVE, DeploymentStatus.AWAITING_APPROVAL] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: "asc" } },
  );
  const active = moving.find(({ isActive }) => isActive);
  if (active) {
    const { version } = await active.release.loadOrFail();
    const { name } = active.serviceEnvironment.getEntity().environment.getEntity();
    const message = `${version} is on its way to ${name} (${active.status}). Wait for its end, or cancel it.`;
    throw refusal(ProblemCode.BLOCKED, message, "service");
  }
  for (const waiting of moving) {
    waiting.cancel(`${service.name} is being archived.`, new Date());
    await em.flush();
    await tellDeployment(em, waiting.id, { andService: true });
  }
}
