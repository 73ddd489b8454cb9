import { type Dashboard, RowBuilder } from "@grafana/grafana-foundation-sdk/dashboard";
import { makeCurves } from "./parts/make-curves.ts";
import { makeReleaseMarkers, makeWrittenMarkers } from "./parts/make-deploy-markers.ts";
import { makePortalVariable } from "./parts/make-label-variable.ts";
import { makeLink } from "./parts/make-link.ts";
import { makeNumber } from "./parts/make-number.ts";
import { makeTable, type Table } from "./parts/make-table.ts";
import { startDashboard } from "./parts/start-dashboard.ts";
import { platformNumbers, platformRows } from "./platform-panels.ts";

/** All services at a glance, how well the organisation delivers, and how the platform itself does. */
export function makePlatformDashboard(): Dashboard {
  const dashboard = startDashboard("platform", "Platform", "All services, how we deliver, and the platform itself.")
    .withVariable(makePortalVariable())
    .annotation(makeReleaseMarkers('service!=""'))
    .annotation(makeWrittenMarkers(["waymark"]))
    .link(makeLink("In the portal", "$portal/services"));

  dashboard.withRow(new RowBuilder("Now"));
  for (const { colours, ...text } of platformNumbers) dashboard.withPanel(makeNumber(text, colours));
  dashboard.withRow(new RowBuilder("Services")).withPanel(makeTable(services));
  for (const [title, panels] of Object.entries(platformRows)) {
    dashboard.withRow(new RowBuilder(title));
    for (const text of panels) dashboard.withPanel(makeCurves(text));
  }
  return dashboard.build();
}

/** What the row says in another column. */
function cellOf(column: string): string {
  return `$\{__data.fields.${column}}`;
}

/** Without its own name a series can share a row with the others. */
function nameless(series: string): string {
  return `max by (service, environment, team) (${series})`;
}

const services: Table = {
  title: "All services",
  description: "The golden signals of the last minute, for every service in every environment.",
  width: 24,
  rows: { service: "Service", environment: "Environment", team: "Team" },
  links: {
    service: {
      title: "Its dashboard",
      url: `/d/service?var-service=${cellOf("Service")}&var-environment=${cellOf("Environment")}`,
    },
    team: { title: "In the portal", url: `$portal/services/${cellOf("Service")}` },
  },
  columns: [
    { expression: nameless("service_environment:up:ratio"), legend: "Tasks up", unit: "percentunit" },
    { expression: nameless("service_environment:http_requests:rate1m"), legend: "Requests", unit: "reqps" },
    {
      expression: nameless("service_environment:http_requests_errors:ratio_rate1m"),
      legend: "Errors",
      unit: "percentunit",
    },
    {
      expression: nameless("service_environment:http_request_duration_seconds:p95_1m"),
      legend: "Latency p95",
      unit: "s",
    },
    { expression: nameless("service_environment:saturation:max"), legend: "Saturation", unit: "percentunit" },
    { expression: nameless("service_environment:restarts:count10m"), legend: "Restarts in 10 min", unit: "short" },
  ],
};
