import { type FormatSignal, formatRate, formatSeconds, formatShare } from "../../signals/format-signal.ts";
import type { MeasuredPlace } from "../../signals/read-signals.server.ts";

export type Signals = NonNullable<MeasuredPlace["place"]["goldenSignals"]>;

export type Line = {
  key: "rate" | "errors" | "latencyP50" | "latencyP95" | "latencyP99" | "saturation";
  /** What it is called in a table of all, and in its own chart. */
  name: string;
  label: string;
  /** The class of its colour. */
  ink: string;
  /** Lengths of strokes and gaps in pixels: lines of one chart differ in more than colour. */
  dash?: number[];
};

export type Chart = {
  title: string;
  about: string;
  lines: readonly Line[];
  format: FormatSignal;
  /** What at least reaches the upper edge, so that a little does not look like much. */
  least: number;
};

/** The four golden signals. */
export const charts: readonly Chart[] = [
  {
    title: "Request rate",
    about: "Requests per second, without probes.",
    lines: [{ key: "rate", name: "Request rate", label: "Requests", ink: "text-series-first" }],
    format: formatRate,
    least: 0.1,
  },
  {
    title: "Error ratio",
    about: "The share of requests that were answered with a status of 500 or more.",
    lines: [{ key: "errors", name: "Error ratio", label: "Errors", ink: "text-bad" }],
    format: formatShare,
    least: 0.05,
  },
  {
    title: "Latency",
    about: "How long 50, 95 and 99 of 100 requests took at most.",
    lines: [
      { key: "latencyP50", name: "Latency p50", label: "p50", ink: "text-series-second" },
      { key: "latencyP95", name: "Latency p95", label: "p95", ink: "text-series-first", dash: [6, 3] },
      { key: "latencyP99", name: "Latency p99", label: "p99", ink: "text-series-third", dash: [2, 3] },
    ],
    format: formatSeconds,
    least: 0.01,
  },
  {
    title: "Saturation",
    about: "The larger share in use of CPU or memory, of the task where it is highest.",
    lines: [{ key: "saturation", name: "Saturation", label: "Saturation", ink: "text-series-second" }],
    format: formatShare,
    least: 1,
  },
];
