import { z } from "zod";
import { type ObservedPrometheusCall, openQuestions } from "./open-questions.ts";
import type { MeasuredSeries, Prometheus } from "./prometheus.ts";

/** Where it is, and who hears of every call. */
export interface PrometheusSettings {
  /** Without a slash at the end; `/api/v1` comes after it. */
  url: string;
  userAgent: string;
  observe?: (call: ObservedPrometheusCall) => void;
  /** How long a call may take; 3,000 ms unless told. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 3_000;

// https://prometheus.io/docs/prometheus/latest/querying/api/: values are texts, as JSON has no NaN and no infinity.
const Labels = z.record(z.string(), z.string());
const Matrix = z.object({
  result: z.array(z.object({ metric: Labels, values: z.array(z.tuple([z.number(), z.string()])) })),
});
const Alerts = z.object({
  alerts: z.array(
    z.object({ labels: Labels, annotations: Labels, state: z.enum(["pending", "firing"]), activeAt: z.coerce.date() }),
  ),
});

/** Prometheus at one address. Connects lazily: a wrong one shows at the first call. */
export function connectPrometheus({
  observe = () => {},
  timeoutMs = TIMEOUT_MS,
  ...it
}: PrometheusSettings): Prometheus {
  const ask = openQuestions({ ...it, observe, timeoutMs });
  return {
    async check() {
      await ask("query", { query: "vector(1)" }, z.unknown());
    },

    async queryRange({ expression, start, end, step }) {
      const between = { start: String(start.getTime() / 1000), end: String(end.getTime() / 1000), step: String(step) };
      const { result } = await ask("query_range", { query: expression, ...between }, Matrix);
      return result.map(({ metric, values }) => ({ labels: metric, points: toPoints(values) }));
    },

    async listAlerts() {
      return (await ask("alerts", null, Alerts)).alerts;
    },
  };
}

function toPoints(values: [number, string][]): MeasuredSeries["points"] {
  return values
    .map(([at, value]): [number, number] => [at, Number(value)])
    .filter(([, value]) => Number.isFinite(value));
}
