import { setTimeout as wait } from "node:timers/promises";
import type { LogEvent, LogPlace, Logs } from "../adapters/logs/logs.ts";
import type { Log } from "../log.ts";
import { logFollowers } from "../metrics.ts";
import { catchUp, type FoundLines, OVERLAP_MS } from "./catch-up.ts";
import type { LogFollower } from "./log-follower.ts";
import type { LogLineRow } from "./log-line.type.ts";
import { LOOK_BACK_MS } from "./read-last-lines.ts";
import { sayMissing } from "./say-missing.ts";
import { toLogLine } from "./to-log-line.ts";

/** What whoever begins to follow is told first. */
const RECENT = 100;
/** What whoever comes back is told at most of what was written meanwhile. */
const MOST_MISSED = 1000;
const MOST_AT_ONCE = 5000;
const LONGEST_PAUSE_MS = 30_000;

export interface LogTail {
  /** `since`: what was written until then the follower knows; null for one who begins. */
  follow(follower: LogFollower, since: Date | null): void;
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
  /** Those who come back, and what they know; they join the others after the next look. */
  const returning = new Map<LogFollower, Date>();
  const ended = new AbortController();
  /** When those lines were written that the next look may meet again, by id. */
  const known = new Map<string, number>();
  let recent: LogLineRow[] = [];
  /** All lines written after that are among the recent ones. */
  let recentFrom = Number.NEGATIVE_INFINITY;
  let since: number | null = null;
  /** Older lines were never to be told: whoever came first began here. Ids tell the order within a millisecond. */
  let beginning: Pick<LogEvent, "at" | "id"> = { at: new Date(0), id: "" };

  function tell(line: LogLineRow): void {
    for (const follower of followers) follower.offer(line);
  }

  async function look(): Promise<void> {
    const startedAt = Date.now();
    const isFirst = since === null;
    const from = new Date(since ?? startedAt - LOOK_BACK_MS);
    const { events, isWhole } = await logs.readNewest({ ...place, since: from, most: isFirst ? RECENT : MOST_AT_ONCE });
    if (ended.signal.aborted) return;
    const oldest = events[0]?.at ?? new Date(startedAt);
    if (!isWhole) recentFrom = Math.max(recentFrom, oldest.getTime());
    if (isFirst && !isWhole) beginning = events[0] ?? { at: oldest, id: "" };
    if (!isFirst && !isWhole && events[0] && !known.has(events[0].id))
      tell(sayMissing(new Date(Math.min(oldest.getTime(), Math.max(from.getTime(), ...known.values()))), oldest));
    const fresh = events.filter(isNew).map(toLogLine);
    for (const { id, at } of events) known.set(id, at.getTime());
    keepRecent(fresh);
    for (const line of fresh) tell(line);
    since = startedAt - OVERLAP_MS;
    for (const [id, at] of known) if (at < since) known.delete(id);
  }

  function isNew({ id, at }: LogEvent): boolean {
    const [milliseconds, first] = [at.getTime(), beginning.at.getTime()];
    const hasBegun = milliseconds > first || (milliseconds === first && id >= beginning.id);
    return hasBegun && milliseconds >= (since ?? 0) && !known.has(id);
  }

  function keepRecent(fresh: readonly LogLineRow[]): void {
    const all = [...recent, ...fresh];
    for (const { at } of all.slice(0, -RECENT)) recentFrom = Math.max(recentFrom, at.getTime());
    recent = all.slice(-RECENT);
  }

  /** One reading for all who have come back; what only the next look will tell they hear from that. */
  async function takeBack(): Promise<void> {
    if (returning.size === 0) return;
    const now = new Date();
    const waiting = [...returning];
    const earliest = Math.min(...waiting.map(([, until]) => until.getTime())) - OVERLAP_MS;
    const found = earliest > recentFrom ? { lines: recent, isWhole: true } : await readMissed(earliest, now);
    if (ended.signal.aborted) return;
    for (const [follower, until] of waiting) {
      // It may have left meanwhile.
      if (!returning.delete(follower)) continue;
      for (const line of catchUp(found, until, now)) follower.offer(line);
      followers.add(follower);
    }
  }

  async function readMissed(earliest: number, now: Date): Promise<FoundLines> {
    const from = new Date(Math.max(earliest, now.getTime() - LOOK_BACK_MS));
    const { events, isWhole } = await logs.readNewest({ ...place, since: from, most: MOST_MISSED });
    return { lines: events.filter((event) => !isNew(event)).map(toLogLine), isWhole };
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!ended.signal.aborted) {
      try {
        await look();
        await takeBack();
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
    follow(follower, until) {
      logFollowers.inc();
      if (until) returning.set(follower, until);
      else {
        followers.add(follower);
        for (const line of recent) follower.offer(line);
      }
      follower.onEnd(() => {
        followers.delete(follower);
        returning.delete(follower);
        logFollowers.dec();
        if (followers.size + returning.size > 0 || ended.signal.aborted) return;
        ended.abort();
        onEnd();
      });
    },
    stop: () => {
      for (const follower of [...followers, ...returning.keys()]) follower.end();
    },
  };
}
