import type { Platform } from "../context.ts";
import { findPorts } from "./find-ports.ts";
import { labelTasks, type PlacedTask } from "./label-tasks.ts";
import type { Target } from "./target.ts";

interface ListedTargets {
  targets: Target[];
  /** Why tasks are missing of which it is not known where they listen; null when none is. */
  failure: unknown;
}

/** Every one of these tasks that belongs to a service of the catalog and can be reached, as Prometheus wants to know them. */
export async function listTargets(
  { pool, ecs }: Pick<Platform, "pool"> & { ecs: NonNullable<Platform["ecs"]> },
  tasks: readonly PlacedTask[],
): Promise<ListedTargets> {
  const reachable = tasks.filter(({ task }) => task.service !== null && task.host !== null);
  const labels = await labelTasks({ pool }, reachable);
  const wanted = reachable.filter(({ task }) => labels.has(task));
  const { ports, failure } = await findPorts(
    { pool, ecs },
    wanted.filter(({ task }) => task.port === null),
  );
  const targets = wanted.flatMap(({ task }): Target[] => {
    const port = task.port ?? ports.get(task.taskDefinition);
    const told = labels.get(task);
    if (port === undefined || !told || task.host === null) return [];
    const host = task.host.includes(":") ? `[${task.host}]` : task.host;
    return [{ targets: [`${host}:${port}`], labels: told }];
  });
  targets.sort((one, other) => one.targets[0].localeCompare(other.targets[0]));
  return { targets, failure };
}
