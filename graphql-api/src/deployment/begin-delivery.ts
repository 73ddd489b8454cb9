import type { EntityManager } from "@mikro-orm/postgresql";
import type { StepDefinition } from "../run/define-run.ts";
import { RunKind } from "../run/run-status.ts";
import { startRun } from "../run/start-run.ts";
import type { Deployment } from "./deployment.entity.ts";
import { tellDeployment } from "./tell-deployment.ts";

/**
 * Gives a deployment the place of its environment and a run with these steps that carries it out, in the caller's
 * transaction; answers the run's UUID. It is new, approved just now, or had ended and goes on.
 * @throws UniqueConstraintViolationException when another deployment holds the place.
 */
export async function beginDelivery(
  em: EntityManager,
  deployment: Deployment,
  steps: StepDefinition[],
): Promise<string> {
  const serviceEnvironment = await deployment.serviceEnvironment.loadOrFail({ populate: ["service"] });
  const service = serviceEnvironment.service.getEntity();
  const isNew = deployment.runId === null && deployment.approvedBy === null;
  em.persist(deployment);
  const run = await startRun(em, {
    kind: RunKind.DEPLOY,
    serviceId: service.id,
    subject: service.name,
    input: { deploymentId: deployment.id },
    requestedBy: deployment.requestedBy,
    steps,
  });
  if (deployment.isActive) deployment.begin(run.id);
  else deployment.reopen(run.id);
  serviceEnvironment.beginDeployment();
  await em.flush();
  await tellDeployment(em, deployment.id, { change: isNew ? "CREATED" : "UPDATED", andService: true });
  return run.id;
}
