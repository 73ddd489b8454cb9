import { runningTasks } from "../../metrics/metrics.ts";
import { deleteTask, saveTask, type Task } from "../state/task.ts";
import type { World } from "../world.ts";
import { remark, sourceOf } from "./record-output.ts";

/** ECS describes stopped tasks for an hour; here so many of a service are kept. */
const stoppedKept = 30;

/**
 * The end of a task, however it came.
 * @param failure why it could not be started, null when it ran or was not wanted any more.
 */
export function finishTask(world: World, task: Task, exitCode: number | null, failure: string | null): void {
  if (task.lastStatus === "STOPPED") return;
  const isFailure = task.desiredStatus === "RUNNING";
  if (isFailure) {
    task.stopCode = failure === null ? "EssentialContainerExited" : "TaskFailedToStart";
    task.stoppedReason = failure ?? "Essential container in task exited";
  }
  world.running.get(task.id)?.stopHealthChecks();
  if (world.running.delete(task.id)) runningTasks.dec();
  task.lastStatus = "STOPPED";
  task.desiredStatus = "STOPPED";
  task.exitCode = exitCode;
  task.stoppingAt ??= Date.now();
  task.stoppedAt = Date.now();
  saveTask(world.database, task);
  const how = exitCode === null ? "" : ` (exit code ${exitCode})`;
  remark(world, task, `Task stopped: ${task.stoppedReason}${how}`);
  world.logs.close(sourceOf(task));
  forgetOldTasks(world, task.serviceArn);
  if (isFailure) world.scheduler.noteFailure(task);
  world.scheduler.wake(task.serviceArn);
}

function forgetOldTasks(world: World, serviceArn: string): void {
  const stopped = [...world.tasks.values()].filter(
    (task) => task.serviceArn === serviceArn && task.lastStatus === "STOPPED",
  );
  for (const { id } of stopped.slice(0, -stoppedKept)) {
    world.tasks.delete(id);
    deleteTask(world.database, id);
  }
}
