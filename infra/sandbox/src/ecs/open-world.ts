import { mkdirSync } from "node:fs";
import path from "node:path";
import { LogStore } from "../logs/log-store.ts";
import { Switches } from "./control/switches.ts";
import type { Settings } from "./options.ts";
import { Scheduler } from "./rollout/scheduler.ts";
import { saveCluster } from "./state/cluster.ts";
import { openDatabase } from "./state/open-database.ts";
import { listServices } from "./state/service.ts";
import { listTasks } from "./state/task.ts";
import { endLeftovers } from "./task/end-leftovers.ts";
import type { World } from "./world.ts";

/** Opens what an earlier start left in the data folder, or begins it; what was wanted then is started again. */
export async function openWorld(settings: Settings): Promise<World> {
  mkdirSync(settings.dataDir, { recursive: true });
  const database = openDatabase(path.join(settings.dataDir, "ecs.sqlite"));
  for (const { cluster } of settings.environments) saveCluster(database, cluster);
  const world: World = {
    settings,
    database,
    logs: new LogStore(path.join(settings.dataDir, "logs")),
    switches: new Switches(),
    scheduler: new Scheduler(),
    services: new Map(listServices(database).map((service) => [service.arn, service])),
    tasks: new Map(listTasks(database).map((task) => [task.id, task])),
    running: new Map(),
  };
  await endLeftovers(world);
  return world;
}
