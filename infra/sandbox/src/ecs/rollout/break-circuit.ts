import { type Deployment, primaryOf, type Service } from "../state/service.ts";
import { sayEvent } from "./say-event.ts";

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html */
function failureThreshold(desired: number): number {
  return Math.min(200, Math.max(3, Math.ceil(desired / 2)));
}

/**
 * Ends a rollout whose tasks have failed too often, and goes back to the last one that was completed, if that is
 * asked for. What it goes back to is never given up: nothing better is known.
 */
export function breakCircuit(service: Service, now = Date.now()): void {
  const { circuitBreaker } = service.settings;
  const primary = primaryOf(service);
  if (!circuitBreaker.enable || primary.rolloutState !== "IN_PROGRESS") return;
  if (primary.id === service.lastCompleted?.id) return;
  if (primary.failedTasks < failureThreshold(service.desiredCount)) return;
  primary.rolloutState = "FAILED";
  primary.rolloutStateReason = "ECS deployment circuit breaker: tasks failed to start.";
  primary.updatedAt = now;
  service.isSteady = false;
  sayEvent(service, `(deployment ${primary.id}) deployment failed: tasks failed to start.`, now);
  if (circuitBreaker.rollback) rollBack(service, primary, now);
}

function rollBack(service: Service, failed: Deployment, now: number): void {
  if (!service.lastCompleted) return;
  const { id, taskDefinition } = service.lastCompleted;
  const known = service.deployments.find((one) => one.id === id);
  const target: Deployment = known ?? {
    id,
    status: "PRIMARY",
    taskDefinition,
    failedTasks: 0,
    rolloutState: "IN_PROGRESS",
    rolloutStateReason: "",
    createdAt: now,
    updatedAt: now,
  };
  failed.status = "ACTIVE";
  target.status = "PRIMARY";
  target.failedTasks = 0;
  target.rolloutState = "IN_PROGRESS";
  target.rolloutStateReason = `ECS deployment circuit breaker: rolling back to deploymentId ${id}.`;
  target.updatedAt = now;
  service.deployments = [target, ...service.deployments.filter((one) => one !== target)];
  sayEvent(service, `rolling back to deployment ${id}.`, now);
}
