import type { Threshold } from "@grafana/grafana-foundation-sdk/dashboard";
import type { PanelText } from "./parts/panel.ts";

/** What the variables of the dashboard choose. */
export const PLACE = 'service="$service",environment="$environment"';
const GOOD = "green";

const plain = [{ value: null, color: GOOD }];
const worseFrom = (warning: number, bad: number) => [
  { value: null, color: GOOD },
  { value: warning, color: "orange" },
  { value: bad, color: "red" },
];
const betterFrom = (warning: number, good: number) => [
  { value: null, color: "red" },
  { value: warning, color: "orange" },
  { value: good, color: GOOD },
];

/** How the service does now. */
export const serviceNumbers: (PanelText & { colours: Threshold[] })[] = [
  {
    title: "Requests",
    description: "Requests per second over the last minute. Health, readiness and metrics do not count.",
    unit: "reqps",
    width: 4,
    queries: [{ expression: `service_environment:http_requests:rate1m{${PLACE}}`, legend: "requests" }],
    colours: plain,
  },
  {
    title: "Errors",
    description: "The share of requests of the last minute that were answered with a status of 500 or more.",
    unit: "percentunit",
    width: 4,
    queries: [{ expression: `service_environment:http_requests_errors:ratio_rate1m{${PLACE}}`, legend: "errors" }],
    colours: worseFrom(0.001, 0.01),
  },
  {
    title: "Latency, 95th percentile",
    description: "95 of 100 requests of the last minute were faster.",
    unit: "s",
    width: 4,
    queries: [{ expression: `service_environment:http_request_duration_seconds:p95_1m{${PLACE}}`, legend: "p95" }],
    colours: worseFrom(0.5, 1),
  },
  {
    title: "Saturation",
    description: "The larger share in use of CPU or memory, of the task where it is highest.",
    unit: "percentunit",
    width: 4,
    queries: [{ expression: `service_environment:saturation:max{${PLACE}}`, legend: "saturation" }],
    colours: worseFrom(0.8, 0.9),
  },
  {
    title: "Tasks up",
    description: "Running tasks that Prometheus can read.",
    unit: "short",
    width: 4,
    queries: [{ expression: `sum(up{${PLACE}})`, legend: "tasks" }],
    colours: betterFrom(1, 1),
  },
  {
    title: "Error budget left",
    description:
      "What is left of the failures that the objective allows in 30 days; below zero the objective is missed. It begins when Prometheus first saw the service.",
    unit: "percentunit",
    width: 4,
    queries: [
      {
        expression: `1 - (sum_over_time(service_environment:http_requests_errors:rate5m{${PLACE}}[30d]) / (sum_over_time(service_environment:http_requests:rate5m{${PLACE}}[30d]) > 0)) / (1 - service_environment:availability_objective:ratio{${PLACE}})`,
        legend: "left",
      },
    ],
    colours: betterFrom(0, 0.25),
  },
];
