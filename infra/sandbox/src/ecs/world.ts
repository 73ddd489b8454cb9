import type { DatabaseSync } from "node:sqlite";
import type { LogStore } from "../logs/log-store.ts";
import type { Switches } from "./control/switches.ts";
import type { Settings } from "./options.ts";
import type { Scheduler } from "./rollout/scheduler.ts";
import type { Service } from "./state/service.ts";
import type { Task } from "./state/task.ts";
import type { RunningTask } from "./task/running-task.ts";

/**
 * Everything a request or the scheduler can touch. Services and tasks are objects in memory, written to the
 * database with every change: there is one of each, so nobody works on an old copy.
 */
export interface World {
  readonly settings: Settings;
  readonly database: DatabaseSync;
  readonly logs: LogStore;
  readonly switches: Switches;
  readonly scheduler: Scheduler;
  /** By ARN. */
  readonly services: Map<string, Service>;
  /** By id; stopped ones stay for a while, as at AWS. */
  readonly tasks: Map<string, Task>;
  /** The processes, by the id of their task. */
  readonly running: Map<string, RunningTask>;
}
