import type { EnvironmentStatus } from "../gql/generated/graphql.ts";
import { formatSeconds, formatShare } from "./format-signal.ts";
import type { Recent } from "./read-recent.ts";

export type HealthWord = "HEALTHY" | "DEGRADED" | "FAILING" | "NO_TRAFFIC" | "UNKNOWN";
export type Health = { word: HealthWord /** Why, as a sentence. */; reason: string };

export type Judged = {
  /** What ECS says. */
  status: EnvironmentStatus;
  desiredCount: number | null;
  runningCount: number | null;
  /** `null` when nobody could be asked. */
  recent: Recent | null;
  /** The names of the alerts that fire here. */
  firing: readonly string[];
};

/** From here on it is bad: shares from 0 to 1, and seconds. Latency and saturation as in the alerts on them. */
const limits = { degradedErrors: 0.01, failingErrors: 0.05, latencyP95: 1, saturation: 0.9 };
/** With less it says nothing: failed requests within five minutes, and requests per second for a percentile. */
const least = { failures: 3, rate: 0.2 };

/**
 * One word for how a service does in an environment, from what ECS runs and what the last five minutes were like. The
 * first rule that fits counts. `null` where nothing is meant to run.
 */
export function judgeHealth({ status, desiredCount, runningCount, recent, firing }: Judged): Health | null {
  if (status === "NEVER_DEPLOYED" || status === "STOPPED") return null;
  const is = (word: HealthWord, reason: string): Health => ({ word, reason });

  if (status === "FAILED") return is("FAILING", "None of its tasks is healthy.");
  if (runningCount === 0 && desiredCount !== 0 && status !== "DEPLOYING")
    return is("FAILING", "None of its tasks runs.");

  const { rate = null, errors = null, latencyP95 = null, saturation = null } = recent ?? {};
  const errorShare = (errors ?? 0) * (rate ?? 0) * 300 >= least.failures ? (errors ?? 0) : 0;
  if (errorShare >= limits.failingErrors) return is("FAILING", `${failed(errorShare)}.`);
  if (errorShare >= limits.degradedErrors) return is("DEGRADED", `${failed(errorShare)}.`);
  if (firing.length > 0) return is("DEGRADED", `${firing.join(" and ")} ${firing.length === 1 ? "fires" : "fire"}.`);
  if (status === "DEGRADED") return is("DEGRADED", "Fewer of its tasks are healthy than wanted.");
  if (saturation !== null && saturation >= limits.saturation)
    return is("DEGRADED", `A task used ${formatShare(saturation)} of its CPU or memory.`);
  if (latencyP95 !== null && latencyP95 >= limits.latencyP95 && (rate ?? 0) >= least.rate)
    return is("DEGRADED", `One request in twenty took longer than ${formatSeconds(latencyP95)}.`);

  if (recent === null) return is("UNKNOWN", "Prometheus does not answer.");
  if (rate === null && saturation === null) return is("UNKNOWN", "Nothing was measured in the last five minutes.");
  if (!rate) return is("NO_TRAFFIC", "No request came in the last five minutes.");
  return is("HEALTHY", `${failed(errors ?? 0)}, and no alert fires.`);
}

const failed = (errors: number) => `${formatShare(errors)} of the requests of the last five minutes failed`;
