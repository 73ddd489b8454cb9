import type { EntityManager } from "@mikro-orm/postgresql";
import { z } from "zod";
import type { Environment } from "../environment/environment.entity.ts";
import type { ServiceEnvironment } from "../environment/service-environment.entity.ts";
import { type HeldRun, StepFailed } from "../run/define-run.ts";
import type { Service } from "../service/service.entity.ts";
import { Deployment } from "./deployment.entity.ts";
import { DeploymentStatus } from "./deployment-status.ts";
import type { Release } from "./release.entity.ts";

const Input = z.object({ deploymentId: z.uuid() });

/** What a run delivers, and where. */
export interface Delivery {
  deployment: Deployment;
  release: Release;
  service: Service;
  environment: Environment;
  serviceEnvironment: ServiceEnvironment;
  /** "org/name" of the service's repository. */
  repository: string;
}

/**
 * What this run delivers, as it is now; with `lock` it stays so until the transaction ends, in which the run is locked
 * already. A run whose deployment is gone, is another run's or has ended other than well cannot go on.
 */
export async function findDelivery(em: EntityManager, run: HeldRun, { lock = false } = {}): Promise<Delivery> {
  const { deploymentId } = Input.parse(run.input);
  // Before it is read: what an entity was read as, a later lock does not refresh.
  if (lock) await em.execute("select 1 from deployments where id = ? for update", [deploymentId]);
  const deployment = await em.findOne(Deployment, deploymentId, {
    populate: ["release", "serviceEnvironment.service", "serviceEnvironment.environment"],
  });
  if (!deployment) throw new StepFailed(`The deployment of ${run.subject} is gone.`);
  const mayGoOn = deployment.isActive || deployment.status === DeploymentStatus.SUCCEEDED;
  if (deployment.runId !== run.id || !mayGoOn) {
    throw new StepFailed(`This deployment of ${run.subject} has ended already (${deployment.status}).`);
  }
  const serviceEnvironment = deployment.serviceEnvironment.getEntity();
  const service = serviceEnvironment.service.getEntity();
  if (!service.repository) throw new StepFailed(`${service.name} has no repository to deploy from.`);
  return {
    deployment,
    serviceEnvironment,
    service,
    repository: service.repository,
    release: deployment.release.getEntity(),
    environment: serviceEnvironment.environment.getEntity(),
  };
}
