import type { Conclusion } from "../state/run.ts";

/** What a job leaves to those that need it. */
export interface JobOutcome {
  readonly result: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
  /** The results of all jobs it stands on, and its own: success() and failure() look at the whole chain. */
  readonly chain: readonly Conclusion[];
}

/** The conclusion of several jobs together. */
export function summarize(outcomes: readonly JobOutcome[]): Conclusion {
  const results = outcomes.map((outcome) => outcome.result);
  if (results.includes("failure")) return "failure";
  if (results.includes("cancelled")) return "cancelled";
  return results.length > 0 && results.every((result) => result === "skipped") ? "skipped" : "success";
}
