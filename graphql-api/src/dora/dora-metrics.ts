import { Gauge } from "prom-client";
import { registry } from "../metrics.ts";

// Every process tells the same numbers: take the max by team. "all" stands for the whole platform.
const common = { labelNames: ["team"] as const, registers: [registry] };
const window = "production, over 30 days; by team, and all for the platform";

export const deploymentsPerDay = new Gauge({
  ...common,
  name: "waymark_dora_deployments_per_day",
  help: `DORA: changes a day that succeeded in ${window}`,
});
export const leadTimeSeconds = new Gauge({
  ...common,
  name: "waymark_dora_lead_time_seconds",
  help: `DORA: median time from a commit to its arrival in ${window}`,
});
export const changeFailureRatio = new Gauge({
  ...common,
  name: "waymark_dora_change_failure_ratio",
  help: `DORA: share of changes that failed in ${window}`,
});
export const timeToRestoreSeconds = new Gauge({
  ...common,
  name: "waymark_dora_time_to_restore_seconds",
  help: `DORA: median time from a failure to the next success in ${window}`,
});
