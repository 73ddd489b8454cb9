import type { Platform } from "../context.ts";
import { type WatchPace, watchGitHub } from "./watch-github.ts";

/** At most ten calls a minute to GitHub, however many processes and services there are; each service once a minute. */
const PACE: WatchPace = { pauseMs: 6000, restMs: 60_000 };

/** Watches GitHub, one service after the other, as long as the process lives. It stops within one look. */
export function startGitHubWatch(platform: Platform, pace: WatchPace = PACE): { stop(): Promise<void> } {
  let working: Promise<void> | null = null;
  let quietUntil = 0;

  async function look(): Promise<void> {
    try {
      quietUntil = (await watchGitHub(platform, pace))?.getTime() ?? 0;
    } catch (error) {
      platform.log.warn({ err: error }, "GitHub could not be watched; trying again soon");
    }
    working = null;
  }

  // More often than a turn comes up: a timer that is a moment early must not cost a whole pause.
  const timer = setInterval(() => {
    if (Date.now() < quietUntil) return;
    working ??= look();
  }, pace.pauseMs / 3);

  return {
    stop: async () => {
      clearInterval(timer);
      await working;
    },
  };
}
