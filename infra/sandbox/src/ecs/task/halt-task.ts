import { setTimeout as sleep } from "node:timers/promises";
import { findTaskDefinitionByArn } from "../state/find-by-arn.ts";
import { isWanted, type StopCode, saveTask, type Task } from "../state/task.ts";
import type { World } from "../world.ts";
import { finishTask } from "./finish-task.ts";
import type { RunningTask } from "./running-task.ts";
import { signalGroup } from "./signal-group.ts";

/**
 * Begins the end of a task: no new request reaches it, those it has are waited for, then SIGTERM, and SIGKILL for
 * whoever does not listen. A task that has not begun yet never will.
 */
export function haltTask(world: World, task: Task, stopCode: StopCode, reason: string): void {
  if (!isWanted(task)) return;
  task.desiredStatus = "STOPPED";
  task.stopCode = stopCode;
  task.stoppedReason = reason;
  task.stoppingAt = Date.now();
  const running = world.running.get(task.id);
  if (!running) {
    finishTask(world, task, null, null);
    return;
  }
  task.lastStatus = "DEACTIVATING";
  saveTask(world.database, task);
  running.stopHealthChecks();
  drainAndEnd(world, task, running).catch((error: unknown) => console.error(error));
}

async function drainAndEnd(world: World, task: Task, running: RunningTask): Promise<void> {
  const { deregistrationDelay, farewell } = world.settings.timing;
  const deadline = Date.now() + deregistrationDelay;
  while (running.openRequests > 0 && Date.now() < deadline && !world.scheduler.isStopping) await sleep(20);
  for (const client of running.upgraded) client.destroy();
  if (!world.running.has(task.id)) return;
  task.lastStatus = "STOPPING";
  saveTask(world.database, task);
  const pid = running.child.pid;
  if (pid === undefined) return;
  signalGroup(pid, "SIGTERM");
  const patience = world.scheduler.isStopping ? farewell : stopTimeoutOf(world, task);
  const isOver = await Promise.race([running.ended.then(() => true), sleep(patience, false, { ref: false })]);
  if (!isOver) signalGroup(pid, "SIGKILL");
}

/** Milliseconds. */
function stopTimeoutOf(world: World, task: Task): number {
  const seconds = findTaskDefinitionByArn(world.database, task.taskDefinition)?.container.stopTimeout ?? null;
  return seconds === null ? world.settings.timing.stopTimeout : seconds * 1000;
}
