import { readFileSync } from "node:fs";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** All of this process's metrics. One registry a process: prom-client's own default metrics are per process, too. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry });

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const registers = [registry];

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};
new Gauge({
  name: "waymark_build_info",
  help: "1, for the version that runs",
  labelNames: ["version", "node"],
  registers,
}).set({ version, node: process.version }, 1);

export const httpSeconds = new Histogram({
  name: "waymark_http_request_duration_seconds",
  help: "Time to answer an HTTP request",
  labelNames: ["method", "route", "status"],
  buckets: seconds,
  registers,
});
export const operationSeconds = new Histogram({
  name: "waymark_graphql_operation_duration_seconds",
  help: "Time to answer a GraphQL operation, by its first field",
  labelNames: ["field", "type", "outcome"],
  buckets: seconds,
  registers,
});
export const openSubscriptions = new Gauge({
  name: "waymark_graphql_subscriptions_open",
  help: "Subscriptions that are being followed",
  registers,
});
export const githubSeconds = new Histogram({
  name: "waymark_github_call_duration_seconds",
  help: "Time GitHub took to answer",
  labelNames: ["operation", "status"],
  buckets: seconds,
  registers,
});
export const githubLimit = new Gauge({
  name: "waymark_github_rate_limit_limit",
  help: "Requests that GitHub allows the platform in an hour, as its last answer told",
  labelNames: ["resource"],
  registers,
});
export const githubRemaining = new Gauge({
  name: "waymark_github_rate_limit_remaining",
  help: "Requests that are left of this hour's, as GitHub's last answer told",
  labelNames: ["resource"],
  registers,
});
export const githubResetSeconds = new Gauge({
  name: "waymark_github_rate_limit_reset_timestamp_seconds",
  help: "When all of the limit is there again, as GitHub's last answer told; after that nothing is known until the next",
  labelNames: ["resource"],
  registers,
});
export const ecsSeconds = new Histogram({
  name: "waymark_ecs_call_duration_seconds",
  help: "Time ECS took to answer",
  labelNames: ["operation", "status"],
  buckets: seconds,
  registers,
});
export const prometheusSeconds = new Histogram({
  name: "waymark_prometheus_call_duration_seconds",
  help: "Time Prometheus took to answer",
  labelNames: ["operation", "status"],
  buckets: seconds,
  registers,
});
export const logsSeconds = new Histogram({
  name: "waymark_logs_call_duration_seconds",
  help: "Time CloudWatch Logs took to answer",
  labelNames: ["operation", "status"],
  buckets: seconds,
  registers,
});
export const logFollowers = new Gauge({
  name: "waymark_log_followers",
  help: "Followers of the lines of some service environment",
  registers,
});
export const grafanaSeconds = new Histogram({
  name: "waymark_grafana_call_duration_seconds",
  help: "Time Grafana took to answer",
  labelNames: ["operation", "status"],
  buckets: seconds,
  registers,
});
export const signInsTotal = new Counter({
  name: "waymark_sign_ins_total",
  help: "People who came back from GitHub's sign-in, by what became of it",
  labelNames: ["outcome"],
  registers,
});
export const deploymentsTotal = new Counter({
  name: "waymark_deployments_total",
  help: "Deployments that have ended; each is counted by one process",
  labelNames: ["kind", "status", "environment"],
  registers,
});
export const deploymentSeconds = new Histogram({
  name: "waymark_deployment_duration_seconds",
  help: "From the beginning of a deployment to its end",
  labelNames: ["kind", "status"],
  buckets: [1, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200],
  registers,
});
export const eventLagSeconds = new Histogram({
  name: "waymark_event_lag_seconds",
  help: "From the writing of an event to its hand-over to this process's subscribers",
  buckets: seconds,
  registers,
});
export const webhooksTotal = new Counter({
  name: "waymark_webhooks_total",
  help: "Webhooks that came, by what became of them at the door",
  labelNames: ["event", "outcome"],
  registers,
});
export const webhookSeconds = new Histogram({
  name: "waymark_webhook_handling_duration_seconds",
  help: "From the arrival of a webhook to the end of its handling; those that waited for their run included",
  labelNames: ["event", "outcome"],
  buckets: [...seconds, 60, 600, 3600],
  registers,
});
export const runsTotal = new Counter({
  name: "waymark_runs_total",
  help: "Runs that this process brought to an end, or to a wait",
  labelNames: ["kind", "outcome"],
  registers,
});
export const stepSeconds = new Histogram({
  name: "waymark_run_step_duration_seconds",
  help: "Time one attempt at a step of a run took",
  labelNames: ["kind", "step", "outcome"],
  buckets: [...seconds, 30, 60],
  registers,
});
export const claimErrorsTotal = new Counter({
  name: "waymark_run_claim_errors_total",
  help: "Times this process could not ask for work",
  registers,
});
export const openRuns = new Gauge({
  name: "waymark_runs_open",
  help: "Runs that have not ended, by what they are doing; every process tells the same",
  labelNames: ["status"],
  registers,
});
export const oldestClaimableSeconds = new Gauge({
  name: "waymark_run_oldest_claimable_seconds",
  help: "How long the oldest run that could be worked on has been waiting for a process",
  registers,
});
export const poolConnections = new Gauge({
  name: "waymark_database_pool_connections",
  help: "Connections of the database pool",
  labelNames: ["state"],
  registers,
});
export const poolLimit = new Gauge({
  name: "waymark_database_pool_connections_limit",
  help: "Connections that the database pool may have",
  registers,
});
export const environmentCheckErrorsTotal = new Counter({
  name: "waymark_environment_check_errors_total",
  help: "Times ECS could not be asked what runs in a cluster",
  registers,
});
export const servicesWithoutTasks = new Gauge({
  name: "waymark_services_without_tasks",
  help: "Services that should run and have no task that does, by environment; every process tells the same",
  labelNames: ["environment"],
  registers,
});
