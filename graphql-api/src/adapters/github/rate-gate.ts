import { setTimeout as wait } from "node:timers/promises";
import { GitHubError } from "./github-error.ts";

/**
 * Keeps one installation within GitHub's limits. Writes take turns, `writeIntervalMs` apart; after GitHub has
 * named a limit nothing passes until its time is over, because asking meanwhile prolongs the limit.
 */
export class RateGate {
  #closedUntil = new Date(0);
  #nextWriteAt = 0;
  readonly #writeIntervalMs: number;

  constructor(writeIntervalMs: number) {
    this.#writeIntervalMs = writeIntervalMs;
  }

  /** Ends when this write may be sent. */
  async takeTurn(): Promise<void> {
    const turn = Math.max(Date.now(), this.#nextWriteAt);
    this.#nextWriteAt = turn + this.#writeIntervalMs;
    if (turn > Date.now()) await wait(turn - Date.now());
  }

  /** Nothing passes before `until`; a limit never shortens another. */
  close(until: Date): void {
    if (until > this.#closedUntil) this.#closedUntil = until;
  }

  /** @throws GitHubError RATE_LIMITED while closed. */
  pass(what: string): void {
    if (this.#closedUntil > new Date()) throw rateLimited(what, this.#closedUntil);
  }
}

/** The error of a call that GitHub refused, or that was not sent, because a limit is spent. */
export function rateLimited(what: string, retryAt: Date): GitHubError {
  return new GitHubError(
    "RATE_LIMITED",
    `Could not ${what}: GitHub's request limit is used up until ${retryAt.toISOString()}. It goes on by itself after that.`,
    { retryAt },
  );
}
