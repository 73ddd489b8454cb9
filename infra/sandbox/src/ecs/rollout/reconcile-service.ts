import { findTaskDefinitionByArn } from "../state/find-by-arn.ts";
import { primaryOf, type Service, saveService } from "../state/service.ts";
import { isWanted, type Task } from "../state/task.ts";
import { haltTask } from "../task/halt-task.ts";
import { launchTask } from "../task/launch-task.ts";
import type { World } from "../world.ts";
import { breakCircuit } from "./break-circuit.ts";
import { planTasks } from "./plan-tasks.ts";
import { nameTasks, sayEvent } from "./say-event.ts";
import { settleService } from "./settle-service.ts";

/**
 * Brings a service one step nearer to what is wanted of it.
 * @param mayStart says no while a failed task makes the next one wait.
 */
export function reconcileService(world: World, service: Service, mayStart: () => boolean): void {
  if (service.status === "INACTIVE") return;
  const before = JSON.stringify(service);
  stopUnhealthy(world, service);
  if (service.status === "ACTIVE") breakCircuit(service);
  followPlan(world, service, mayStart);
  settleService(service, tasksOf(world, service));
  if (JSON.stringify(service) !== before) saveService(world.database, service);
}

export function tasksOf(world: World, service: Service): Task[] {
  return [...world.tasks.values()].filter((task) => task.serviceArn === service.arn);
}

function stopUnhealthy(world: World, service: Service): void {
  const [balancer] = service.settings.loadBalancers;
  for (const task of tasksOf(world, service).filter(isWanted)) {
    if (task.health !== "UNHEALTHY") continue;
    const group = balancer ? `(target-group ${balancer.targetGroupArn})` : null;
    const reason = group ? `Task failed ELB health checks in ${group}` : "Task failed container health checks";
    sayEvent(
      service,
      group
        ? `(port ${balancer?.containerPort}) is unhealthy in ${group} due to (reason ${task.healthComplaint})`
        : `(task ${task.id}) failed container health checks: ${task.healthComplaint}`,
    );
    world.scheduler.noteFailure(task);
    haltTask(world, task, "ServiceSchedulerInitiated", reason);
  }
}

function followPlan(world: World, service: Service, mayStart: () => boolean): void {
  const primary = primaryOf(service);
  const wanted = tasksOf(world, service).filter(isWanted);
  const isStalled = primary.rolloutState === "FAILED";
  const definition = findTaskDefinitionByArn(world.database, primary.taskDefinition);
  const plan = planTasks({
    desired: service.status === "DRAINING" ? 0 : service.desiredCount,
    minimumHealthyPercent: service.settings.minimumHealthyPercent,
    maximumPercent: service.settings.maximumPercent,
    current: wanted.filter((task) => task.deployment === primary.id),
    former: wanted.filter((task) => task.deployment !== primary.id),
    mayStart: mayStart() && !isStalled,
  });
  const draining = plan.stop.filter((task) => world.running.has(task.id));
  for (const task of plan.stop) {
    const reason = `Scaling activity initiated by (deployment ${primary.id})`;
    haltTask(world, task, "ServiceSchedulerInitiated", reason);
  }
  if (draining.length > 0) {
    sayEvent(service, `has begun draining connections on ${draining.length} tasks.`);
    sayEvent(service, `has stopped ${draining.length} running tasks: ${nameTasks(draining)}.`);
  }
  if (!definition || plan.start === 0) return;
  const started = Array.from({ length: plan.start }, () => launchTask(world, service, primary, definition));
  sayEvent(service, `has started ${started.length} tasks: ${nameTasks(started)}.`);
}
