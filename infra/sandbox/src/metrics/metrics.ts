import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** All of this process's metrics. One registry a process: prom-client's own default metrics are per process, too. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry });

const registers = [registry];

export const requestSeconds = new Histogram({
  name: "waymark_sandbox_http_request_duration_seconds",
  help: "Time to answer a request to the sandbox, by server and kind of address",
  labelNames: ["server", "route", "status"],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers,
});
export const runningTasks = new Gauge({
  name: "waymark_sandbox_tasks_running",
  help: "Tasks whose process runs",
  registers,
});
export const activeRuns = new Gauge({
  name: "waymark_sandbox_actions_runs_active",
  help: "Workflow runs that are being carried out or wait for their turn",
  registers,
});
export const runsTotal = new Counter({
  name: "waymark_sandbox_actions_runs_total",
  help: "Workflow runs that ended, by conclusion",
  labelNames: ["conclusion"],
  registers,
});
