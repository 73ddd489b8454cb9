import type { JsonObject } from "../../github/http/incoming.ts";
import { arnOf, nameIn } from "../arn.ts";
import { AwsFault, invalidParameter } from "../aws-fault.ts";
import type { Task } from "../state/task.ts";
import { haltTask } from "../task/halt-task.ts";
import type { World } from "../world.ts";
import { requireCluster } from "./cluster-operations.ts";
import { paginate } from "./paginate.ts";
import { readText, readTexts } from "./read-input.ts";
import { findService } from "./require-service.ts";
import { shapeTask } from "./shape-task.ts";

/** Running ones unless others are asked for, newest last. */
export function listTaskArns(world: World, input: JsonObject): JsonObject {
  const cluster = requireCluster(world, input);
  const desiredStatus = readText(input, "desiredStatus") ?? "RUNNING";
  const serviceName = readText(input, "serviceName");
  const family = readText(input, "family");
  const startedBy = readText(input, "startedBy");
  if (serviceName !== null && !findService(world, cluster, serviceName)) {
    throw new AwsFault("ServiceNotFoundException", "Service not found.");
  }
  const found = [...world.tasks.values()]
    .filter((task) => task.cluster === cluster && task.desiredStatus === desiredStatus)
    .filter((task) => serviceName === null || task.service === nameIn(serviceName))
    .filter((task) => family === null || nameIn(task.taskDefinition).split(":")[0] === family)
    .filter((task) => startedBy === null || task.deployment === startedBy);
  const { page, ...more } = paginate(input, found);
  return { taskArns: page.map(({ arn }) => arn), ...more };
}

export function describeTasks(world: World, input: JsonObject): JsonObject {
  const cluster = requireCluster(world, input);
  const ids = readTexts(input, "tasks").map(nameIn);
  if (ids.length === 0) throw invalidParameter("Tasks cannot be empty.");
  if (ids.length > 100) throw invalidParameter("Tasks cannot have more than 100 elements.");
  const found = ids.flatMap((id) => findTask(world, cluster, id) ?? []);
  const missing = ids.filter((id) => !found.some((task) => task.id === id));
  return {
    tasks: found.map((task) => shapeTask(world, task)),
    failures: missing.map((id) => ({ arn: arnOf(world.settings, "task", cluster, id), reason: "MISSING" })),
  };
}

/** The scheduler starts another one in its place while the service wants it. */
export function stopTask(world: World, input: JsonObject): JsonObject {
  const task = findTask(world, requireCluster(world, input), nameIn(readText(input, "task") ?? ""));
  if (!task) throw invalidParameter("The referenced task was not found.");
  haltTask(world, task, "UserInitiated", readText(input, "reason") ?? "Task stopped by user");
  world.scheduler.wake(task.serviceArn);
  return { task: shapeTask(world, task) };
}

function findTask(world: World, cluster: string, id: string): Task | null {
  const task = world.tasks.get(id);
  return task?.cluster === cluster ? task : null;
}
