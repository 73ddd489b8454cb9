import { readNumber } from "../../ecs/api/read-input.ts";
import { invalidParameter } from "../../ecs/aws-fault.ts";
import type { JsonObject } from "../../github/http/incoming.ts";

const mostEvents = 10_000;

/** From when to before when, in epoch milliseconds. */
export function readWindow(input: JsonObject): { since?: number; until?: number } {
  const since = readNumber(input, "startTime");
  const until = readNumber(input, "endTime");
  return { ...(since === null ? {} : { since }), ...(until === null ? {} : { until }) };
}

export function readEventLimit(input: JsonObject): number {
  const limit = readNumber(input, "limit") ?? mostEvents;
  if (limit < 1 || limit > mostEvents) throw invalidParameter(`limit must be between 1 and ${mostEvents}`);
  return limit;
}
