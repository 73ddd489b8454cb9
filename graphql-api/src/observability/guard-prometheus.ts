import type { Prometheus } from "../adapters/prometheus/prometheus.ts";
import { PrometheusError } from "../adapters/prometheus/prometheus-error.ts";
import { shareRunning } from "../identity/share-running.ts";
import type { Log } from "../log.ts";

/** While it is down, somebody looks so often whether it is back. */
const LOOK_AGAIN_MS = 5_000;
/** What was heard of it so long ago is taken for true. */
const BELIEVE_MS = 5_000;

export interface GuardedPrometheus {
  /** The answer; null when Prometheus does not answer or refuses. Once it is known to be down, null at once. */
  ask<T>(question: (prometheus: Prometheus) => Promise<T>): Promise<T | null>;
  /** Why there are no answers, as a sentence; null when there are. */
  findProblem(): Promise<string | null>;
}

/**
 * Prometheus is looked at and never needed: no request fails because of it, and while it is down none waits for it. After
 * a question that it did not answer in time, the cheapest one tells whether it is down or that question was too much.
 */
export function guardPrometheus(prometheus: Prometheus, log: Log): GuardedPrometheus {
  let trouble: { error: PrometheusError; since: Date } | null = null;
  let heardAt = Number.NEGATIVE_INFINITY;

  const look = shareRunning(async () => {
    try {
      await prometheus.check();
      if (trouble) log.info("Prometheus answers again");
      trouble = null;
    } catch (error) {
      fail(error);
    }
    heardAt = performance.now();
  });

  function fail(error: unknown): void {
    if (!(error instanceof PrometheusError)) throw error;
    if (!trouble) log.warn({ err: error }, "Prometheus could not be asked; pages go without its numbers");
    trouble = { error, since: trouble?.since ?? new Date() };
  }

  return {
    async ask(question) {
      if (trouble) {
        if (performance.now() - heardAt > LOOK_AGAIN_MS) void look();
        return null;
      }
      try {
        const answer = await question(prometheus);
        heardAt = performance.now();
        return answer;
      } catch (error) {
        // It answers, and what is wrong with one question is no reason to leave out the others.
        if (error instanceof PrometheusError && error.kind === "INVALID") {
          log.error({ err: error }, "Prometheus refused a question");
          return null;
        }
        fail(error);
        void look();
        return null;
      }
    },
    async findProblem() {
      const looked = performance.now() - heardAt > BELIEVE_MS ? look() : null;
      if (!trouble) await looked;
      if (!trouble) return null;
      return `${trouble.error.message} There are no numbers since ${trouble.since.toISOString().slice(11, 16)} UTC.`;
    },
  };
}
