import type { JsonObject } from "../../github/http/incoming.ts";
import { clientFault, unsupported } from "../aws-fault.ts";
import { saveTags } from "../state/tag.ts";
import { insertTaskDefinition } from "../state/task-definition.ts";
import type { World } from "../world.ts";
import { checkFargateSize } from "./check-fargate-size.ts";
import { readContainer } from "./read-container.ts";
import { readObjects, readText, readTexts } from "./read-input.ts";
import { shapeTaskDefinition, taskDefinitionArn } from "./shape-task-definition.ts";
import { readTags } from "./tag-operations.ts";

const kept = [
  "taskRoleArn",
  "executionRoleArn",
  "networkMode",
  "requiresCompatibilities",
  "cpu",
  "memory",
  "runtimePlatform",
  "ephemeralStorage",
  "placementConstraints",
];

/** @throws AwsFault ClientException for what AWS refuses too, UnsupportedFeatureException for what only it can do. */
export function registerTaskDefinition(world: World, input: JsonObject): JsonObject {
  const family = readText(input, "family");
  if (!family) throw clientFault("Family should not be null or empty.");
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(family)) throw clientFault("Family contains invalid characters.");
  const networkMode = readText(input, "networkMode");
  const cpu = readText(input, "cpu");
  const memory = readText(input, "memory");
  const container = readContainer(input, networkMode);
  if (readObjects(input, "volumes").length > 0) throw unsupported("volumes");
  if (readTexts(input, "requiresCompatibilities").includes("FARGATE")) {
    if (networkMode !== "awsvpc") throw clientFault("Fargate only supports network mode ‘awsvpc’.");
    checkFargateSize(cpu, memory);
  }
  const tags = readTags(input);
  const registered = Object.fromEntries(
    kept.flatMap((name) => (input[name] === undefined || input[name] === null ? [] : [[name, input[name]]])),
  );
  const definition = insertTaskDefinition(world.database, {
    family,
    container,
    cpu,
    memory,
    registered,
    registeredAt: Date.now(),
  });
  saveTags(world.database, taskDefinitionArn(world, definition), tags);
  return { taskDefinition: shapeTaskDefinition(world, definition), tags };
}
