import { paginate } from "../../ecs/api/paginate.ts";
import { readText } from "../../ecs/api/read-input.ts";
import type { World } from "../../ecs/world.ts";
import type { JsonObject } from "../../github/http/incoming.ts";
import { requireLogGroup, streamName } from "./log-group.ts";

/** One stream per task, the one with the newest word first. */
export function describeLogStreams(world: World, input: JsonObject): JsonObject {
  const group = requireLogGroup(world, input);
  const start = readText(input, "logStreamNamePrefix") ?? "";
  const names = world.logs
    .tasksOf(group.cluster, group.service)
    .map((task) => streamName(group, task))
    .filter((name) => name.startsWith(start));
  const { page, ...more } = paginate(input, names);
  return { logStreams: page.map((logStreamName) => ({ logStreamName })), ...more };
}
