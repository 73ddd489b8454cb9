import { readFlag, readText, readTexts } from "../../ecs/api/read-input.ts";
import { invalidParameter } from "../../ecs/aws-fault.ts";
import type { World } from "../../ecs/world.ts";
import type { JsonObject } from "../../github/http/incoming.ts";
import { cutPage } from "./cut-page.ts";
import { isIngested, requireLogGroup, shapeEvent, streamName } from "./log-group.ts";
import { nameEvents } from "./name-events.ts";
import { readEventLimit, readWindow } from "./read-window.ts";

/**
 * The lines of a service in the order of time, of some streams, with all words of a pattern. `startFromHead: false`
 * tells the newest page first. As at AWS a page may be empty and still name a next one.
 */
export function filterLogEvents(world: World, input: JsonObject): JsonObject {
  const group = requireLogGroup(world, input);
  const names = readTexts(input, "logStreamNames");
  const start = readText(input, "logStreamNamePrefix") ?? "";
  if (names.length > 0 && start !== "") {
    throw invalidParameter("logStreamNames and logStreamNamePrefix cannot be given together");
  }
  const terms = readTerms(readText(input, "filterPattern") ?? "");
  const { since, until } = readWindow(input);
  // An end is part of the window here, unlike in GetLogEvents.
  const lines = world.logs.read({
    ...group,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until: until + 1 }),
  });
  const events = nameEvents(lines.filter(isIngested))
    .map((event) => ({ ...event, logStreamName: streamName(group, event.line.task) }))
    .filter(({ logStreamName }) => names.length === 0 || names.includes(logStreamName))
    .filter(({ logStreamName }) => logStreamName.startsWith(start))
    .filter(({ line }) => terms.every((term) => line.message.includes(term)));
  const { page, nextToken } = cutPage(events, {
    isForward: readFlag(input, "startFromHead") ?? true,
    token: readText(input, "nextToken"),
    limit: readEventLimit(input),
    isEmpty: world.switches.take("emptyPages", group) !== null,
  });
  return {
    events: page.map(({ eventId, logStreamName, line }) => ({ eventId, logStreamName, ...shapeEvent(line) })),
    searchedLogStreams: [],
    ...(nextToken === null ? {} : { nextToken }),
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
