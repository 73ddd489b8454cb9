import { readText } from "../../ecs/api/read-input.ts";
import { AwsFault, invalidParameter } from "../../ecs/aws-fault.ts";
import type { World } from "../../ecs/world.ts";
import type { JsonObject } from "../../github/http/incoming.ts";
import type { LogQuery, TaskLine } from "../log-line.ts";

type Group = Pick<LogQuery, "cluster" | "service">;

/**
 * The service whose lines `/waymark/<environment>/<service>` holds.
 * @throws AwsFault ResourceNotFoundException when nothing of that name ever ran.
 */
export function requireLogGroup(world: World, input: JsonObject): Group {
  const identifier = readText(input, "logGroupName") ?? readText(input, "logGroupIdentifier");
  if (!identifier) throw invalidParameter("logGroupName is required");
  const found = /^(?:arn:aws:logs:[^:]*:[^:]*:log-group:)?\/waymark\/([\w-]+)\/([\w-]+)(?::\*)?$/.exec(identifier);
  const environment = world.settings.environments.find(({ name }) => name === found?.[1]);
  const service = found?.[2] ?? "";
  const group = { cluster: environment?.cluster ?? "", service };
  const isKnown = [...world.services.values()].some((one) => one.name === service && one.cluster === group.cluster);
  if (isKnown || world.logs.tasksOf(group.cluster, service).length > 0) return group;
  throw new AwsFault("ResourceNotFoundException", "The specified log group does not exist.");
}

/** `<service>/<container>/<task>`, as the awslogs driver names them; the container is named like its service. */
export function streamName({ service }: Group, task: string): string {
  return `${service}/${service}/${task}`;
}

/** @throws AwsFault ResourceNotFoundException */
export function requireStream(world: World, group: Group, name: string): string {
  const task = world.logs.tasksOf(group.cluster, group.service).find((one) => streamName(group, one) === name);
  if (task) return task;
  throw new AwsFault("ResourceNotFoundException", "The specified log stream does not exist.");
}

/** Whether it can be read already: what was said comes a little later at those who keep it. */
export function isIngested(line: TaskLine): boolean {
  return ingestedAt(line) <= Date.now();
}

export function shapeEvent(line: TaskLine) {
  return { timestamp: line.at, ingestionTime: ingestedAt(line), message: line.message };
}

function ingestedAt({ at, ingestedAt: later }: TaskLine): number {
  return later ?? at;
}
