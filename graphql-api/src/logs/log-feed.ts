import type { LogPlace, Logs } from "../adapters/logs/logs.ts";
import type { Log } from "../log.ts";
import type { LogFollower } from "./log-follower.ts";
import { type LogTail, startLogTail } from "./log-tail.ts";

/** Lines as they are written, to all followers of this process. */
export interface LogFeed {
  /**
   * The last hundred lines of that place, or those written `since` a moment, and then every new one, until the follower
   * ends.
   */
  follow(place: LogPlace, follower: LogFollower, since: Date | null): void;
  stop(): void;
}

/**
 * So many places are looked at as often as they wish; with more of them each has to wait longer. AWS answers
 * FilterLogEvents five times a second for a whole account and region
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html).
 */
const QUICK_PLACES = 3;

/** However many follow a place, it is looked at once every `pollMs`. */
export function startLogFeed(logs: Logs, log: Log, pollMs: number): LogFeed {
  const tails = new Map<string, LogTail>();
  const pauseMs = () => pollMs * Math.max(1, tails.size / QUICK_PLACES);
  return {
    follow(place, follower, since) {
      const key = `${place.region} ${place.group}`;
      const onEnd = () => tails.delete(key);
      const tail = tails.get(key) ?? startLogTail({ logs, log, place, pauseMs, onEnd });
      tails.set(key, tail);
      tail.follow(follower, since);
    },
    stop: () => {
      for (const tail of [...tails.values()]) tail.stop();
    },
  };
}
