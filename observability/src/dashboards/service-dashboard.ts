import type { Dashboard } from "@grafana/grafana-foundation-sdk/dashboard";
import { RowBuilder } from "@grafana/grafana-foundation-sdk/dashboard";
import { makeCurves } from "./parts/make-curves.ts";
import { makeReleaseMarkers, makeWrittenMarkers } from "./parts/make-deploy-markers.ts";
import { makeLabelVariable, makePortalVariable } from "./parts/make-label-variable.ts";
import { makeLink } from "./parts/make-link.ts";
import { makeNumber } from "./parts/make-number.ts";
import { startDashboard } from "./parts/start-dashboard.ts";
import { PLACE, serviceNumbers } from "./service-numbers.ts";
import { serviceRows } from "./service-rows.ts";

/** One dashboard for all services: which one, and where it runs, are its variables and may come with the address. */
export function makeServiceDashboard(): Dashboard {
  const dashboard = startDashboard("service", "Service", "How a service does in an environment.")
    .withVariable(makeLabelVariable("service", "Service", 'up{service!=""}'))
    .withVariable(makeLabelVariable("environment", "Environment", 'up{service="$service"}'))
    .withVariable(makePortalVariable())
    .annotation(makeReleaseMarkers(PLACE))
    .annotation(makeWrittenMarkers(["waymark", "service:$service", "environment:$environment"]))
    .link(makeLink("In the portal", "$portal/services/$service"))
    .link(makeLink("All services", "/d/platform"));

  dashboard.withRow(new RowBuilder("Now"));
  for (const { colours, ...text } of serviceNumbers) dashboard.withPanel(makeNumber(text, colours));
  for (const [title, panels] of Object.entries(serviceRows)) {
    dashboard.withRow(new RowBuilder(title));
    for (const text of panels) dashboard.withPanel(makeCurves(text));
  }
  return dashboard.build();
}
