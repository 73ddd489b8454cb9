import type { Dashboard } from "@grafana/grafana-foundation-sdk/dashboard";
import { makePlatformDashboard } from "./platform-dashboard.ts";
import { makeServiceDashboard } from "./service-dashboard.ts";

/** Every dashboard as the text of its file, by the name of that file. */
export function renderDashboards(): Record<string, string> {
  return { "service.json": render(makeServiceDashboard()), "platform.json": render(makePlatformDashboard()) };
}

/** Panels keep their number as long as none is put before them, so links to one of them last. */
function render(dashboard: Dashboard): string {
  const panels = dashboard.panels?.map((panel, index) => ({ ...panel, id: index + 1 })) ?? [];
  return `${JSON.stringify({ ...dashboard, panels }, null, 2)}\n`;
}
