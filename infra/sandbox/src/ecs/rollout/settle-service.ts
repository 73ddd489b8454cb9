import { primaryOf, type Service } from "../state/service.ts";
import { isServing, type Task } from "../state/task.ts";
import { sayEvent } from "./say-event.ts";

/** Says what has been reached: a rollout that is complete, a service that is steady or gone. */
export function settleService(service: Service, tasks: readonly Task[], now = Date.now()): void {
  const alive = tasks.filter((task) => task.lastStatus !== "STOPPED");
  service.deployments = service.deployments.filter(
    (one) => one.status === "PRIMARY" || alive.some((task) => task.deployment === one.id),
  );
  if (service.status === "DRAINING") {
    if (alive.length === 0) service.status = "INACTIVE";
    return;
  }
  const primary = primaryOf(service);
  const isReached =
    service.deployments.length === 1 &&
    alive.length === service.desiredCount &&
    alive.every((task) => task.deployment === primary.id && isServing(task));
  if (!isReached || primary.rolloutState === "FAILED") {
    service.isSteady &&= isReached;
    return;
  }
  if (primary.rolloutState === "IN_PROGRESS") {
    primary.rolloutState = "COMPLETED";
    primary.rolloutStateReason = `ECS deployment ${primary.id} completed.`;
    primary.updatedAt = now;
    service.lastCompleted = { id: primary.id, taskDefinition: primary.taskDefinition };
    sayEvent(service, `(deployment ${primary.id}) deployment completed.`, now);
  }
  if (!service.isSteady) sayEvent(service, "has reached a steady state.", now);
  service.isSteady = true;
}
