import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Configuration } from "./read-configuration.ts";

export interface Metrics {
  registry: Registry;
  requests: Counter<"method" | "route" | "status">;
  durations: Histogram<"method" | "route" | "status">;
  inFlight: Gauge;
}

/** Rate, errors and duration of requests, Node's own metrics, which build is running and what it may use. */
export function createMetrics(configuration: Configuration): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  describeService(registry, configuration);

  const registers = [registry];
  const labelNames = ["method", "route", "status"] as const;

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

/** What never changes while it runs. Dashboards and alerts compare what is used and what fails with these. */
function describeService(registry: Registry, configuration: Configuration): void {
  const { service, version, commit, cpuCores, memoryBytes, availabilityObjective } = configuration;
  const registers = [registry];
  const build = new Gauge({
    name: "service_build_info",
    help: "Always 1; the labels say which build is running.",
    labelNames: ["service", "version", "commit"],
    registers,
  });
  build.set({ service, version, commit }, 1);
  const cpu = new Gauge({
    name: "service_cpu_limit_cores",
    help: "Virtual CPUs that one task may use.",
    registers,
  });
  cpu.set(cpuCores);
  const memory = new Gauge({
    name: "service_memory_limit_bytes",
    help: "Memory that one task may use, in bytes.",
    registers,
  });
  memory.set(memoryBytes);
  const objective = new Gauge({
    name: "service_availability_objective_ratio",
    help: "The share of requests that shall not fail with a status of 500 or more.",
    registers,
  });
  objective.set(availabilityObjective);
}
