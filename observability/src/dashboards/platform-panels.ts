import type { Threshold } from "@grafana/grafana-foundation-sdk/dashboard";
import type { PanelText } from "./parts/panel.ts";

const WINDOW = "$__rate_interval";
const ok: Threshold[] = [{ value: null, color: "green" }];
const badFrom = (value: number): Threshold[] => [
  { value: null, color: "green" },
  { value, color: "red" },
];

export const platformNumbers: (PanelText & { colours: Threshold[] })[] = [
  {
    title: "Services that run",
    description: "Services with at least one task that ECS says is running.",
    unit: "short",
    width: 4,
    queries: [{ expression: 'count(count by (service) (up{job="services"}))', legend: "services" }],
    colours: ok,
  },
  {
    title: "Tasks up",
    description: "Tasks of all services that Prometheus can read.",
    unit: "short",
    width: 4,
    queries: [{ expression: 'sum(up{job="services"})', legend: "tasks" }],
    colours: ok,
  },
  {
    title: "Alerts that fire",
    description: "Of services and of the platform; the runbook has a heading for each.",
    unit: "short",
    width: 4,
    queries: [{ expression: 'count(ALERTS{alertstate="firing"}) or vector(0)', legend: "alerts" }],
    colours: badFrom(1),
  },
  {
    title: "Parts of the platform up",
    description: "API, portal and, on a laptop, the sandbox.",
    unit: "short",
    width: 4,
    queries: [{ expression: 'sum(up{job=~"waymark-.*"})', legend: "parts" }],
    colours: ok,
  },
  {
    title: "Oldest run that waits",
    description: "How long a run that could be worked on has been waiting.",
    unit: "s",
    width: 4,
    queries: [{ expression: "max(waymark_run_oldest_claimable_seconds)", legend: "waits" }],
    colours: badFrom(60),
  },
  {
    title: "Open pages",
    description: "Subscriptions that are being followed.",
    unit: "short",
    width: 4,
    queries: [{ expression: "sum(waymark_graphql_subscriptions_open)", legend: "subscriptions" }],
    colours: ok,
  },
];

const p95 = (series: string, by: string) =>
  `histogram_quantile(0.95, sum by (${by}, le) (rate(${series}_bucket[${WINDOW}])))`;
const rate = (series: string, by: string) => `sum by (${by}) (rate(${series}[${WINDOW}]))`;

/** Every API process tells the same; `all` stands for the whole platform. */
const ofTeam = (series: string) => `max by (team) (${series})`;

/** How often the platform's own processes are scraped. */
const SCRAPED = "15s";

/** Short for what most panels here are. */
function panel(title: string, description: string, unit: string, ...queries: [expression: string, legend: string][]) {
  return {
    title,
    description,
    unit,
    width: 8,
    queries: queries.map(([expression, legend]) => ({ expression, legend, scraped: SCRAPED })),
  };
}

export const platformRows: Record<string, PanelText[]> = {
  Delivery: [
    panel("Deployments to production per day", "Of the last 30 days.", "short", [
      ofTeam("waymark_dora_deployments_per_day"),
      "{{team}}",
    ]),
    panel("Lead time", "From a commit to its running in production: the median of the last 30 days.", "s", [
      ofTeam("waymark_dora_lead_time_seconds"),
      "{{team}}",
    ]),
    panel("Changes that fail", "The share of the last 30 days' deployments to production that failed.", "percentunit", [
      ofTeam("waymark_dora_change_failure_ratio"),
      "{{team}}",
    ]),
    panel("Time to restore", "From a failed deployment to the next good one: the median of the last 30 days.", "s", [
      ofTeam("waymark_dora_time_to_restore_seconds"),
      "{{team}}",
    ]),
    panel("Deployments", "Deployments per hour by environment and how they ended.", "short", [
      `3600 * ${rate("waymark_deployments_total", "environment, status")}`,
      "{{environment}} {{status}}",
    ]),
    panel("Runs", "Creations, deployments and their like, by how they ended.", "ops", [
      rate("waymark_runs_total", "kind, outcome"),
      "{{kind}} {{outcome}}",
    ]),
    panel("Steps of runs", "The time one attempt takes, 95th percentile of the ten slowest.", "s", [
      `topk(10, ${p95("waymark_run_step_duration_seconds", "kind, step")})`,
      "{{kind}} {{step}}",
    ]),
  ],
  API: [
    panel("GraphQL operations", "Operations per second by type and outcome.", "ops", [
      rate("waymark_graphql_operation_duration_seconds_count", "type, outcome"),
      "{{type}} {{outcome}}",
    ]),
    panel("Slowest operations", "95th percentile of the ten slowest first fields.", "s", [
      `topk(10, ${p95("waymark_graphql_operation_duration_seconds", "field")})`,
      "{{field}}",
    ]),
    panel("HTTP requests to the API", "Requests per second by route and status.", "reqps", [
      rate("waymark_http_request_duration_seconds_count", "route, status"),
      "{{route}} {{status}}",
    ]),
    panel(
      "Event lag",
      "From the writing of an event to its hand-over to open pages.",
      "s",
      [`histogram_quantile(0.5, sum by (le) (rate(waymark_event_lag_seconds_bucket[${WINDOW}])))`, "p50"],
      [`histogram_quantile(0.99, sum by (le) (rate(waymark_event_lag_seconds_bucket[${WINDOW}])))`, "p99"],
    ),
    panel("Database connections", "Of each API process; who waits has none.", "short", [
      "sum by (instance, state) (waymark_database_pool_connections)",
      "{{instance}} {{state}}",
    ]),
    panel("Runs that wait", "How long the oldest run that could be worked on has been waiting.", "s", [
      "max(waymark_run_oldest_claimable_seconds)",
      "oldest",
    ]),
  ],
  "GitHub, ECS and Prometheus": [
    panel("GitHub calls", "Calls per second by operation.", "ops", [
      rate("waymark_github_call_duration_seconds_count", "operation"),
      "{{operation}}",
    ]),
    panel("GitHub's answers", "95th percentile of the ten slowest operations.", "s", [
      `topk(10, ${p95("waymark_github_call_duration_seconds", "operation")})`,
      "{{operation}}",
    ]),
    panel(
      "What is left of GitHub's limit",
      "Of the calls that one hour allows. An alert begins at 10 %.",
      "percentunit",
      ["job_resource:waymark_github_rate_limit:left_ratio", "{{resource}}"],
    ),
    panel("Webhooks", "Webhooks per second by event and outcome.", "ops", [
      rate("waymark_webhooks_total", "event, outcome"),
      "{{event}} {{outcome}}",
    ]),
    panel("Handling of webhooks", "From arrival to the end, 95th percentile.", "s", [
      p95("waymark_webhook_handling_duration_seconds", "event"),
      "{{event}}",
    ]),
    panel(
      "Calls to ECS and Prometheus",
      "Calls per second by operation and status.",
      "ops",
      [rate("waymark_ecs_call_duration_seconds_count", "operation, status"), "ECS {{operation}} {{status}}"],
      [
        rate("waymark_prometheus_call_duration_seconds_count", "operation, status"),
        "Prometheus {{operation}} {{status}}",
      ],
    ),
  ],
  "Portal and processes": [
    panel("Requests to the portal", "Requests per second by kind of address.", "reqps", [
      rate("waymark_portal_http_request_duration_seconds_count", "route"),
      "{{route}}",
    ]),
    panel("The portal's answers", "95th percentile by kind of address.", "s", [
      p95("waymark_portal_http_request_duration_seconds", "route"),
      "{{route}}",
    ]),
    panel("Open sockets", "Sockets of open pages that the portal passes on.", "short", [
      "sum(waymark_portal_live_sockets)",
      "sockets",
    ]),
    panel("CPU", "Virtual CPUs that each part of the platform uses.", "short", [
      `sum by (job, instance) (rate(process_cpu_seconds_total{job=~"waymark-.*"}[${WINDOW}]))`,
      "{{job}} {{instance}}",
    ]),
    panel("Memory", "Resident memory of each part of the platform.", "bytes", [
      'process_resident_memory_bytes{job=~"waymark-.*"}',
      "{{job}} {{instance}}",
    ]),
    panel("Event loop lag", "How late Node gets to what is due, 99th percentile.", "s", [
      'nodejs_eventloop_lag_p99_seconds{job=~"waymark-.*"}',
      "{{job}} {{instance}}",
    ]),
  ],
};
