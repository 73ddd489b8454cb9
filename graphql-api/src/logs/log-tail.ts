import { setTimeout as wait } from "node:timers/promises";
import type { LogEvent, LogPlace, Logs } from "../adapters/logs/logs.ts";
import type { Log } from "../log.ts";
import { logFollowers } from "../metrics.ts";
import { type LogFollower, sayLeftOut } from "./log-follower.ts";
import type { LogLineRow } from "./log-line.type.ts";
import { LOOK_BACK_MS } from "./read-last-lines.ts";
import { toLogLine } from "./to-log-line.ts";

/** What whoever begins to follow is told first. */
const RECENT = 100;
/** Lines arrive at CloudWatch Logs late and out of order: each look goes back so far behind the one before. */
const OVERLAP_MS = 15_000;
const MOST_AT_ONCE = 5000;
const LONGEST_PAUSE_MS = 30_000;

export interface LogTail {
  follow(follower: LogFollower): void;
  stop(): void;
}

interface TailSettings {
  logs: Logs;
  log: Log;
  place: LogPlace;
  pauseMs: () => number;
  /** The last follower has left. */
  onEnd: () => void;
}

/** Follows one place for any number of followers, by looking again and again; ends with the last of them. */
export function startLogTail({ logs, log, place, pauseMs, onEnd }: TailSettings): LogTail {
  const followers = new Set<LogFollower>();
  const ended = new AbortController();
  /** When those lines were written that the next look may meet again, by id. */
  const known = new Map<string, number>();
  let recent: LogLineRow[] = [];
  let since: number | null = null;
  /** Older lines were never to be told: whoever came first began here. */
  let beginning = 0;

  function tell(line: LogLineRow): void {
    for (const follower of followers) follower.offer(line);
  }

  async function look(): Promise<void> {
    const startedAt = Date.now();
    const isFirst = since === null;
    const from = new Date(since ?? startedAt - LOOK_BACK_MS);
    const { events, isWhole } = await logs.readNewest({ ...place, since: from, most: isFirst ? RECENT : MOST_AT_ONCE });
    if (ended.signal.aborted) return;
    const [oldest] = events;
    if (isFirst && !isWhole) beginning = oldest?.at.getTime() ?? startedAt;
    if (!isFirst && !isWhole && oldest && !known.has(oldest.id))
      tell(sayLeftOut(oldest.at, "Lines were left out here"));
    const fresh = events.filter(isNew).map(toLogLine);
    for (const { id, at } of events) known.set(id, at.getTime());
    recent = [...recent, ...fresh].slice(-RECENT);
    for (const line of fresh) tell(line);
    since = startedAt - OVERLAP_MS;
    for (const [id, at] of known) if (at < since) known.delete(id);
  }

  function isNew({ id, at }: LogEvent): boolean {
    return !known.has(id) && at.getTime() >= beginning;
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!ended.signal.aborted) {
      try {
        await look();
        if (failures > 0) log.info({ group: place.group }, "lines can be read again");
        failures = 0;
      } catch (error) {
        failures += 1;
        if (failures === 1) log.warn({ err: error, group: place.group }, "lines cannot be read yet");
      }
      const pause = Math.min(LONGEST_PAUSE_MS, pauseMs() * 2 ** Math.min(failures, 10));
      // All processes of the platform ask the same AWS: they must not do so in step.
      const jittered = pause * (0.75 + Math.random() / 2);
      await wait(jittered, undefined, { signal: ended.signal }).catch(() => {});
    }
  }

  void run();
  return {
    follow(follower) {
      followers.add(follower);
      logFollowers.inc();
      for (const line of recent) follower.offer(line);
      follower.onEnd(() => {
        followers.delete(follower);
        logFollowers.dec();
        if (followers.size > 0 || ended.signal.aborted) return;
        ended.abort();
        onEnd();
      });
    },
    stop: () => {
      for (const follower of [...followers]) follower.end();
    },
  };
}
