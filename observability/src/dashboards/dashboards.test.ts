import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { dashboardsFolder, fillVariables, listQueries, readDashboard } from "../testing/list-queries.ts";
import { PROMTOOL, parseExpressions } from "../testing/run-promtool.ts";
import { renderDashboards } from "./render-dashboards.ts";

const names = readdirSync(dashboardsFolder);

/** What Grafana fills in itself. */
const BUILT_IN = ["__rate_interval", "__data"];
const VALUES = { service: "orders", environment: "dev", __rate_interval: "1m" };

test("the files are what the code makes; `npm run dashboards` writes them anew", () => {
  const committed = names.map((name) => [name, readFileSync(join(dashboardsFolder, name), "utf8")]);
  expect(Object.fromEntries(committed)).toEqual(renderDashboards());
});

test("a rate over what is scraped every 15 seconds has a window in which there are two samples", () => {
  const { global } = parse(readFileSync(join(dashboardsFolder, "../prometheus.yml"), "utf8")) as {
    global: { scrape_interval: string };
  };
  const targets = names.flatMap((name) => readDashboard(name).panels.flatMap((panel) => panel.targets ?? []));
  const own = targets.filter(({ expr }) => /waymark[_-]/.test(expr) && expr.includes("$__rate_interval"));
  expect(own.length).toBeGreaterThan(10);
  expect(own.filter(({ interval }) => interval !== global.scrape_interval).map(({ expr }) => expr)).toEqual([]);
});

describe.each(names)("%s", (name) => {
  const dashboard = readDashboard(name);
  const queries = listQueries(dashboard);

  test.skipIf(!PROMTOOL)("Prometheus understands every query", async () => {
    const all = Object.entries({ ...queries.panels, ...queries.annotations });
    expect(all.length).toBeGreaterThan(10);
    await parseExpressions(Object.fromEntries(all.map(([where, query]) => [where, fillVariables(query, VALUES)])));
  });

  test("every variable that is used is defined, and every one that is defined is used", () => {
    const text = JSON.stringify([dashboard.panels, dashboard.links, dashboard.annotations, dashboard.templating]);
    const used = [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, variable = ""]) => variable);
    const defined = dashboard.templating.list.map((variable) => variable.name);
    expect([...new Set(used)].filter((variable) => !BUILT_IN.includes(variable)).sort()).toEqual(defined.sort());
  });

  test("every panel says what it shows, under a title and a number of its own", () => {
    const panels = dashboard.panels.filter(({ type }) => type !== "row");
    expect(panels.filter(({ description = "" }) => !description.endsWith("."))).toEqual([]);
    const titles = dashboard.panels.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
    expect(dashboard.panels.map(({ id }) => id)).toEqual(dashboard.panels.map((_, index) => index + 1));
  });
});
