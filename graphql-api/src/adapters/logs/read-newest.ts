import {
  type CloudWatchLogsClient,
  type FilteredLogEvent,
  FilterLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Perform } from "../aws/open-regions.ts";
import type { LogEvent, Logs } from "./logs.ts";

/** Pages may be empty and still name a next one, as often as AWS likes. */
const MOST_PAGES = 25;

/**
 * Pages backwards from now until there is enough, or nothing left, or half of the time is over: what came until then is
 * the answer.
 * FilterLogEvents looks at all streams at once and, told not to start from the head, tells the newest first
 * (https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html).
 */
export function readNewest(perform: Perform<CloudWatchLogsClient>, withinMs: number): Logs["readNewest"] {
  return async ({ region, group, streamPrefix, since, most }) => {
    const call = { region, operation: "filterLogEvents", what: `read the lines of ${group} in ${region}` };
    const startedAt = performance.now();
    const passedMs = () => performance.now() - startedAt;
    const found = new Map<string, LogEvent>();
    let nextToken: string | undefined;
    let pages = 0;
    do {
      const input = {
        logGroupName: group,
        logStreamNamePrefix: streamPrefix,
        startTime: since.getTime(),
        startFromHead: false,
        limit: most - found.size,
        nextToken,
      };
      const answer = await perform(
        { ...call, withinMs: withinMs - passedMs() },
        (client, options) => client.send(new FilterLogEventsCommand(input), options),
        ({ name }) => name === "ResourceNotFoundException",
      );
      for (const event of (answer?.events ?? []).map(toLogEvent)) found.set(event.id, event);
      nextToken = answer?.nextToken;
      pages += 1;
    } while (nextToken && found.size < most && pages < MOST_PAGES && passedMs() < withinMs / 2);
    return { events: [...found.values()].sort(inOrder), isWhole: !nextToken };
  };
}

/** The ids of AWS, 56 digits each, tell apart what was written in one millisecond, and in which order. */
function inOrder(one: LogEvent, other: LogEvent): number {
  return one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : 1);
}

function toLogEvent({ eventId, timestamp, logStreamName, message }: FilteredLogEvent): LogEvent {
  return { id: eventId ?? "", at: new Date(timestamp ?? 0), stream: logStreamName ?? "", message: message ?? "" };
}
