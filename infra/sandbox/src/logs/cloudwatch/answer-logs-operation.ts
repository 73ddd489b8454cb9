import { AwsFault } from "../../ecs/aws-fault.ts";
import type { World } from "../../ecs/world.ts";
import type { JsonObject } from "../../github/http/incoming.ts";
import { describeLogStreams } from "./describe-log-streams.ts";
import { filterLogEvents } from "./filter-log-events.ts";
import { getLogEvents } from "./get-log-events.ts";

export const logsPrefix = "Logs_20140328.";

const operations: Readonly<Record<string, (world: World, input: JsonObject) => JsonObject>> = {
  FilterLogEvents: filterLogEvents,
  GetLogEvents: getLogEvents,
  DescribeLogStreams: describeLogStreams,
};

/** @throws AwsFault UnknownOperationException that names what the sandbox does not know. */
export function answerLogsOperation(world: World, name: string, input: JsonObject): JsonObject {
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation) return operation(world, input);
  throw new AwsFault("UnknownOperationException", `The sandbox does not implement ${logsPrefix}${name}`);
}
