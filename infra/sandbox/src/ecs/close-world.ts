import { setTimeout as sleep } from "node:timers/promises";
import { haltTask } from "./task/halt-task.ts";
import { signalGroup } from "./task/signal-group.ts";
import type { World } from "./world.ts";

/** Ends every task and the work around them; what is wanted stays written down for the next start. */
export async function closeWorld(world: World): Promise<void> {
  world.scheduler.end();
  const ends = Promise.all([...world.running.values()].map(({ ended }) => ended));
  for (const task of world.tasks.values())
    haltTask(world, task, "ServiceSchedulerInitiated", "The sandbox was stopped");
  await Promise.race([ends, sleep(world.settings.timing.farewell, null, { ref: false })]);
  // Some were being stopped before, with more patience than there is now.
  for (const { child } of world.running.values()) if (child.pid !== undefined) signalGroup(child.pid, "SIGKILL");
  await ends;
  world.database.close();
}
