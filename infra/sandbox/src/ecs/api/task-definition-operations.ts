import type { JsonObject } from "../../github/http/incoming.ts";
import { clientFault, invalidParameter } from "../aws-fault.ts";
import { findTaskDefinitionByArn } from "../state/find-by-arn.ts";
import { listTags } from "../state/tag.ts";
import { deactivateTaskDefinition, listTaskDefinitions, type TaskDefinition } from "../state/task-definition.ts";
import type { World } from "../world.ts";
import { paginate } from "./paginate.ts";
import { readText, readTexts } from "./read-input.ts";
import { shapeTaskDefinition, taskDefinitionArn } from "./shape-task-definition.ts";

/** A definition a service can run. @throws AwsFault ClientException */
export function requireTaskDefinition(world: World, name: string): TaskDefinition {
  const definition = findTaskDefinitionByArn(world.database, name);
  if (!definition) throw clientFault("TaskDefinition not found.");
  if (definition.status !== "ACTIVE") throw clientFault("TaskDefinition is inactive");
  return definition;
}

export function describeTaskDefinition(world: World, input: JsonObject): JsonObject {
  const definition = findTaskDefinitionByArn(world.database, readText(input, "taskDefinition") ?? "");
  if (!definition) throw clientFault("Unable to describe task definition.");
  const tags = listTags(world.database, taskDefinitionArn(world, definition));
  return {
    taskDefinition: shapeTaskDefinition(world, definition),
    ...(readTexts(input, "include").includes("TAGS") ? { tags } : {}),
  };
}

/** Running tasks are not disturbed, and services keep using it: only new ones may not. */
export function deregisterTaskDefinition(world: World, input: JsonObject): JsonObject {
  const name = readText(input, "taskDefinition") ?? "";
  if (!/:\d+$/.test(name)) throw invalidParameter("Missing required revision.");
  const definition = findTaskDefinitionByArn(world.database, name);
  if (!definition) throw clientFault("The specified task definition does not exist.");
  const changed = deactivateTaskDefinition(world.database, definition, Date.now());
  return { taskDefinition: shapeTaskDefinition(world, changed) };
}

export function listTaskDefinitionArns(world: World, input: JsonObject): JsonObject {
  const status = readText(input, "status") ?? "ACTIVE";
  const found = listTaskDefinitions(world.database, readText(input, "familyPrefix"), status);
  if (readText(input, "sort") === "DESC") found.reverse();
  const { page, ...more } = paginate(input, found);
  return { taskDefinitionArns: page.map((one) => taskDefinitionArn(world, one)), ...more };
}
