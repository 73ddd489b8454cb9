import type { SignedIn } from "../context.ts";
import type { ServiceEnvironmentRow } from "../environment/service-environment.type.ts";
import { ProblemCode, refusal } from "../errors.ts";
import type { GoldenSignalsRow } from "./golden-signals.type.ts";
import type { Series } from "./series.type.ts";
import type { Signal } from "./signal-expressions.ts";

const SHORTEST_MINUTES = 5;
/** Thirty days. */
const LONGEST_MINUTES = 43_200;

const TOLD: Record<Signal, { label: string; unit: string }> = {
  rate: { label: "Requests", unit: "requests/s" },
  errors: { label: "Errors", unit: "ratio" },
  latencyP50: { label: "Latency p50", unit: "s" },
  latencyP95: { label: "Latency p95", unit: "s" },
  latencyP99: { label: "Latency p99", unit: "s" },
  saturation: { label: "Saturation", unit: "ratio" },
};

/** The golden signals of a service environment; null when Prometheus is not configured or does not answer. */
export async function readGoldenSignals(
  { signals, loaders }: Pick<SignedIn, "signals" | "loaders">,
  row: ServiceEnvironmentRow,
  minutes: number,
): Promise<GoldenSignalsRow | null> {
  if (minutes < SHORTEST_MINUTES || minutes > LONGEST_MINUTES)
    throw refusal(ProblemCode.INVALID, `Ask for ${SHORTEST_MINUTES} to ${LONGEST_MINUTES} minutes.`, "minutes");
  if (!signals.isConfigured) return null;
  const service = row.service ?? (await loaders.service.load(row.serviceId));
  if (!service) return null;
  const place = { service: service.name, environment: row.environment.name, minutes };
  const measured = await signals.measure(place);
  const [from, to] = [measured?.times.at(0), measured?.times.at(-1)];
  if (!measured || !from || !to) return null;
  const series = (signal: Signal): Series => ({
    ...TOLD[signal],
    times: measured.times,
    values: measured.values[signal],
  });
  return {
    ...{ serviceEnvironmentId: row.id, from, to, rate: series("rate"), errors: series("errors") },
    ...{ latencyP50: series("latencyP50"), latencyP95: series("latencyP95"), latencyP99: series("latencyP99") },
    saturation: series("saturation"),
  };
}
