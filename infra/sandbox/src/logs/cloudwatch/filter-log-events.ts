import { readText, readTexts } from "../../ecs/api/read-input.ts";
import { invalidParameter } from "../../ecs/aws-fault.ts";
import type { World } from "../../ecs/world.ts";
import type { JsonObject } from "../../github/http/incoming.ts";
import { requireLogGroup, shapeEvent, streamName } from "./log-group.ts";
import { readEventLimit, readWindow } from "./read-window.ts";

/** The lines of a service in the order of time, of some streams, with all words of a pattern. */
export function filterLogEvents(world: World, input: JsonObject): JsonObject {
  const group = requireLogGroup(world, input);
  const names = readTexts(input, "logStreamNames");
  const start = readText(input, "logStreamNamePrefix") ?? "";
  const terms = readTerms(readText(input, "filterPattern") ?? "");
  const limit = readEventLimit(input);
  const events = world.logs
    .read({ ...group, ...readWindow(input) })
    .map((line) => ({ line, logStreamName: streamName(group, line.task) }))
    .filter(({ logStreamName }) => names.length === 0 || names.includes(logStreamName))
    .filter(({ logStreamName }) => logStreamName.startsWith(start))
    .filter(({ line }) => terms.every((term) => line.message.includes(term)));
  const from = readToken(readText(input, "nextToken"));
  const end = from + limit;
  return {
    events: events.slice(from, end).map(({ line, logStreamName }, index) => ({
      eventId: `${line.at}${String(from + index).padStart(10, "0")}`,
      logStreamName,
      ...shapeEvent(line),
    })),
    searchedLogStreams: [],
    ...(end < events.length ? { nextToken: `after/${end}` } : {}),
  };
}

/**
 * Words and phrases in quotes, all of which must occur. Patterns over fields and regular expressions are refused.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
function readTerms(pattern: string): string[] {
  if (/^[[{%]|(^|\s)[?-]/.test(pattern.trim())) {
    throw invalidParameter("The sandbox understands filter patterns of words and phrases in quotes only");
  }
  return [...pattern.matchAll(/"([^"]*)"|(\S+)/g)].map((found) => found[1] ?? found[2] ?? "");
}

function readToken(token: string | null): number {
  if (token === null) return 0;
  const found = /^after\/(\d{1,9})$/.exec(token);
  if (!found) throw invalidParameter("The specified nextToken is invalid.");
  return Number(found[1]);
}
