import type { PanelText } from "./parts/panel.ts";
import { PLACE } from "./service-numbers.ts";

const TRAFFIC = `${PLACE},route!~"/health|/ready|/metrics"`;
const WINDOW = "$__rate_interval";

/** How the service did over the time range, panel by panel. */
export const serviceRows: Record<string, PanelText[]> = {
  Traffic: [
    {
      title: "Requests by status",
      description: "Requests per second by the first digit of the status.",
      unit: "reqps",
      width: 8,
      queries: [
        {
          expression: `sum by (class) (label_replace(rate(http_requests_total{${TRAFFIC}}[${WINDOW}]), "class", "$1", "status", "(.).*"))`,
          legend: "{{class}}xx",
        },
      ],
    },
    {
      title: "Latency",
      description: "Half, 95 of 100 and 99 of 100 requests were faster.",
      unit: "s",
      width: 8,
      queries: [0.5, 0.95, 0.99].map((share) => ({
        expression: `histogram_quantile(${share}, sum by (le) (rate(http_request_duration_seconds_bucket{${TRAFFIC}}[${WINDOW}])))`,
        legend: `p${share * 100}`,
      })),
    },
    {
      title: "Errors and what the objective allows",
      description:
        "The share of requests with a status of 500 or more, and the share at which the budget lasts 30 days.",
      unit: "percentunit",
      width: 8,
      queries: [
        {
          expression: `(sum(rate(http_requests_total{${TRAFFIC},status=~"5.."}[${WINDOW}])) or 0 * sum(rate(http_requests_total{${TRAFFIC}}[${WINDOW}]))) / (sum(rate(http_requests_total{${TRAFFIC}}[${WINDOW}])) > 0)`,
          legend: "errors",
        },
        { expression: `1 - service_environment:availability_objective:ratio{${PLACE}}`, legend: "allowed" },
      ],
    },
    {
      title: "Requests by route",
      description: "Requests per second of the ten busiest routes.",
      unit: "reqps",
      width: 8,
      queries: [
        {
          expression: `topk(10, sum by (method, route) (rate(http_requests_total{${TRAFFIC}}[${WINDOW}])))`,
          legend: "{{method}} {{route}}",
        },
      ],
    },
    {
      title: "Slowest routes",
      description: "The 95th percentile of the ten slowest routes.",
      unit: "s",
      width: 8,
      queries: [
        {
          expression: `topk(10, histogram_quantile(0.95, sum by (method, route, le) (rate(http_request_duration_seconds_bucket{${TRAFFIC}}[${WINDOW}]))))`,
          legend: "{{method}} {{route}}",
        },
      ],
    },
    {
      title: "How fast the error budget burns",
      description: "1 uses it up in exactly 30 days. Alerts begin at 14.4 (one hour), 6 (six hours) and 3 (a day).",
      unit: "short",
      width: 8,
      queries: ["1h", "6h", "1d"].map((window) => ({
        expression: `service_environment:http_requests_errors:ratio_rate${window}{${PLACE}} / (1 - service_environment:availability_objective:ratio{${PLACE}})`,
        legend: window,
      })),
    },
  ],
  Tasks: [
    {
      title: "Tasks by release",
      description: "Tasks that Prometheus can read, by the release they run.",
      unit: "short",
      width: 8,
      queries: [{ expression: `sum by (release) (up{${PLACE}})`, legend: "{{release}}" }],
    },
    {
      title: "Restarts within ten minutes",
      description: "Tasks that others of their release replaced, and processes that began anew. An alert begins at 3.",
      unit: "short",
      width: 8,
      queries: [{ expression: `service_environment:restarts:count10m{${PLACE}}`, legend: "restarts" }],
    },
    {
      title: "Requests in flight",
      description: "Requests that each task is answering.",
      unit: "short",
      width: 8,
      queries: [{ expression: `sum by (task) (http_requests_in_flight{${PLACE}})`, legend: "{{task}}" }],
    },
    {
      title: "CPU",
      description: "The share that each task uses of the CPU it was given.",
      unit: "percentunit",
      width: 8,
      queries: [
        {
          expression: `rate(process_cpu_seconds_total{${PLACE}}[${WINDOW}]) / service_cpu_limit_cores{${PLACE}}`,
          legend: "{{task}}",
        },
      ],
    },
    {
      title: "Memory",
      description: "The share that each task uses of the memory it was given.",
      unit: "percentunit",
      width: 8,
      queries: [
        {
          expression: `process_resident_memory_bytes{${PLACE}} / service_memory_limit_bytes{${PLACE}}`,
          legend: "{{task}}",
        },
      ],
    },
    {
      title: "Event loop lag",
      description:
        "How late Node gets to what is due, 99th percentile. High means that the process computes for too long.",
      unit: "s",
      width: 8,
      queries: [{ expression: `nodejs_eventloop_lag_p99_seconds{${PLACE}}`, legend: "{{task}}" }],
    },
  ],
};
