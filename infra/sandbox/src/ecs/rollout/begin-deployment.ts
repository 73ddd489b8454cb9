import { deploymentId } from "../arn.ts";
import type { Deployment, Service } from "../state/service.ts";

/** Makes this task definition the one that is wanted; what runs now goes as the new tasks become healthy. */
export function beginDeployment(service: Service, taskDefinition: string, now = Date.now()): Deployment {
  const id = deploymentId();
  const deployment: Deployment = {
    id,
    status: "PRIMARY",
    taskDefinition,
    failedTasks: 0,
    rolloutState: "IN_PROGRESS",
    rolloutStateReason: `ECS deployment ${id} in progress.`,
    createdAt: now,
    updatedAt: now,
  };
  for (const former of service.deployments) former.status = "ACTIVE";
  service.deployments.unshift(deployment);
  service.isSteady = false;
  return deployment;
}
