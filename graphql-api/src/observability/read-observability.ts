import type { SignedIn } from "../context.ts";
import type { Observability } from "./observability.type.ts";

/** Whether there are metrics, and where else to look. */
export function readObservability({ signals, config }: Pick<SignedIn, "signals" | "config">): Observability {
  return { metrics: signals.isConfigured, grafanaUrl: config.observability.grafanaUrl };
}
