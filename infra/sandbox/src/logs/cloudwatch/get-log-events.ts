import { readFlag, readText } from "../../ecs/api/read-input.ts";
import { invalidParameter } from "../../ecs/aws-fault.ts";
import type { World } from "../../ecs/world.ts";
import type { JsonObject } from "../../github/http/incoming.ts";
import { isIngested, requireLogGroup, requireStream, shapeEvent } from "./log-group.ts";
import { readEventLimit, readWindow } from "./read-window.ts";

/**
 * The lines of one task, the newest page unless `startFromHead`. As at AWS both tokens are always there, and the
 * same token again says that there is nothing more that way.
 */
export function getLogEvents(world: World, input: JsonObject): JsonObject {
  const group = requireLogGroup(world, input);
  const task = requireStream(world, group, readText(input, "logStreamName") ?? "");
  const lines = world.logs.read({ ...group, task, ...readWindow(input) }).filter(isIngested);
  const limit = readEventLimit(input);
  const token = readToken(readText(input, "nextToken"));
  const first = readFlag(input, "startFromHead") ? 0 : Math.max(0, lines.length - limit);
  const begin = token ? (token.isForward ? token.at : Math.max(0, token.at - limit)) : first;
  const end = token && !token.isForward ? token.at : Math.min(lines.length, begin + limit);
  return {
    events: lines.slice(begin, end).map(shapeEvent),
    nextForwardToken: `f/${Math.max(begin, end)}`,
    nextBackwardToken: `b/${begin}`,
  };
}

function readToken(token: string | null): { isForward: boolean; at: number } | null {
  if (token === null) return null;
  const found = /^([fb])\/(\d{1,9})$/.exec(token);
  if (!found) throw invalidParameter("The specified nextToken is invalid.");
  return { isForward: found[1] === "f", at: Number(found[2]) };
}
