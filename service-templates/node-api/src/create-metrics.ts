import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Configuration } from "./read-configuration.ts";

export interface Metrics {
  registry: Registry;
  requests: Counter<"method" | "route" | "status">;
  durations: Histogram<"method" | "route" | "status">;
  inFlight: Gauge;
}

/** Rate, errors and duration of requests, Node's own metrics, and which build is running. */
export function createMetrics({ service, version, commit }: Configuration): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });

  const registers = [registry];
  const labelNames = ["method", "route", "status"] as const;
  const build = new Gauge({
    name: "service_build_info",
    help: "Always 1; the labels say which build is running.",
    labelNames: ["service", "version", "commit"],
    registers,
  });
  build.set({ service, version, commit }, 1);

  return {
    registry,
    requests: new Counter({
      name: "http_requests_total",
      help: "Requests answered, by method, route and status.",
      labelNames,
      registers,
    }),
    durations: new Histogram({
      name: "http_request_duration_seconds",
      help: "Time from the first byte of a request to the last byte of its answer, in seconds.",
      labelNames,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    inFlight: new Gauge({
      name: "http_requests_in_flight",
      help: "Requests being answered now.",
      registers,
    }),
  };
}
