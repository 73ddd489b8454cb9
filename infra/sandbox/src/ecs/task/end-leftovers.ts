import { setTimeout as sleep } from "node:timers/promises";
import { saveTask, type Task } from "../state/task.ts";
import type { World } from "../world.ts";
import { beganOf } from "./began.ts";
import { signalGroup } from "./signal-group.ts";

/**
 * Ends what a killed sandbox left running: only processes that are provably its tasks, by number and by when
 * they began. Every task that had not stopped is stopped now; the scheduler starts new ones.
 */
export async function endLeftovers(world: World): Promise<void> {
  const left = [...world.tasks.values()].filter((task) => task.lastStatus !== "STOPPED");
  await Promise.all(left.map((task) => endProcess(task, world.settings.timing.farewell)));
  for (const task of left) {
    task.lastStatus = "STOPPED";
    task.desiredStatus = "STOPPED";
    task.stopCode ??= "ServiceSchedulerInitiated";
    task.stoppedReason ??= "The sandbox ended while the task ran";
    task.stoppedAt = Date.now();
    saveTask(world.database, task);
  }
}

async function endProcess({ process: left }: Task, farewell: number): Promise<void> {
  if (!left) return;
  const isThere = () => beganOf(left.pid) === left.began;
  if (!isThere()) return;
  signalGroup(left.pid, "SIGTERM");
  const deadline = Date.now() + farewell;
  while (isThere() && Date.now() < deadline) await sleep(20);
  if (isThere()) signalGroup(left.pid, "SIGKILL");
  while (isThere()) await sleep(20);
}
