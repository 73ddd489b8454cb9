import type { JsonObject } from "../../github/http/incoming.ts";
import { AwsFault, invalidParameter } from "../aws-fault.ts";
import { findTaskDefinitionByArn } from "../state/find-by-arn.ts";
import { deleteTags, listTags, saveTags, type Tag } from "../state/tag.ts";
import type { World } from "../world.ts";
import { readObjects, readText, readTexts } from "./read-input.ts";

export function readTags(input: JsonObject): Tag[] {
  return readObjects(input, "tags").map((tag) => {
    const key = readText(tag, "key");
    if (!key || key.length > 128) throw invalidParameter("Tag keys are texts of 1 to 128 characters.");
    return { key, value: readText(tag, "value") ?? "" };
  });
}

export function tagResource(world: World, input: JsonObject): JsonObject {
  saveTags(world.database, requireResource(world, input), readTags(input));
  return {};
}

export function untagResource(world: World, input: JsonObject): JsonObject {
  deleteTags(world.database, requireResource(world, input), readTexts(input, "tagKeys"));
  return {};
}

export function listTagsForResource(world: World, input: JsonObject): JsonObject {
  return { tags: listTags(world.database, requireResource(world, input)) };
}

/** Services and task definitions carry tags here. */
function requireResource(world: World, input: JsonObject): string {
  const arn = readText(input, "resourceArn") ?? "";
  const isDefinition = arn.includes(":task-definition/") && findTaskDefinitionByArn(world.database, arn) !== null;
  if (isDefinition || world.services.has(arn)) return arn;
  throw new AwsFault("ResourceNotFoundException", "The specified resource is not found.");
}
