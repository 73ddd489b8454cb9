import { DashboardBuilder, DashboardCursorSync } from "@grafana/grafana-foundation-sdk/dashboard";

/** A dashboard without panels. Its file is generated, so Grafana does not let anybody change it. */
export function startDashboard(uid: string, title: string, description: string): DashboardBuilder {
  return new DashboardBuilder(title)
    .uid(uid)
    .description(`${description} Generated from observability/src/dashboards: change it there.`)
    .tags(["waymark"])
    .readonly()
    .timezone("browser")
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: "now-1h", to: "now" })
    .refresh("10s");
}
