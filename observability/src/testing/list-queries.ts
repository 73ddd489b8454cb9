import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The parts of a dashboard's file that are read here. */
export interface DashboardFile {
  uid: string;
  title: string;
  panels: PanelEntry[];
  templating: { list: { name: string; query: { query: string } }[] };
  annotations: { list: { name: string; expr?: string }[] };
  links: { url: string }[];
}

interface PanelEntry {
  id: number;
  type: string;
  title: string;
  description?: string;
  targets?: { expr: string; refId: string; range?: boolean; instant?: boolean; interval?: string }[];
}

export const dashboardsFolder = join(import.meta.dirname, "../../dashboards");

export function readDashboard(name: string): DashboardFile {
  return JSON.parse(readFileSync(join(dashboardsFolder, name), "utf8")) as DashboardFile;
}

/** Every expression of the panels, and of the annotations, by where it stands: `Latency B`. */
export function listQueries({ panels, annotations }: DashboardFile): { panels: Queries; annotations: Queries } {
  const ofPanels = panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ refId, expr }): [string, string] => [`${title} ${refId}`, expr]),
  );
  const ofAnnotations = annotations.list.flatMap(({ name, expr }): [string, string][] => (expr ? [[name, expr]] : []));
  return { panels: Object.fromEntries(ofPanels), annotations: Object.fromEntries(ofAnnotations) };
}

type Queries = Record<string, string>;

/** The query as Grafana sends it. What is not named stays as it is: `$1` is a group of a regular expression. */
export function fillVariables(expression: string, values: Record<string, string>): string {
  return expression.replace(/\$(\w+)/g, (whole, name: string) => values[name] ?? whole);
}
