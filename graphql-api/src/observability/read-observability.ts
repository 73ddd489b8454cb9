import type { SignedIn } from "../context.ts";
import type { Observability } from "./observability.type.ts";

/** Whether there are metrics, and else why not. */
export async function readObservability({
  signals,
  config,
}: Pick<SignedIn, "signals" | "config">): Promise<Observability> {
  const { grafanaUrl } = config.observability;
  return { metrics: signals.isConfigured, problem: await signals.findProblem(), grafanaUrl };
}
