import type { Config } from "../config.ts";
import { linkDashboard } from "./link-dashboard.ts";
import { LinkKind } from "./link-kind.ts";
import { linkLogs } from "./link-logs.ts";
import { linkRunbook } from "./link-runbook.ts";

/** What of the configuration says where links lead. */
export type LinkConfig = Pick<Config, "http" | "observability" | "prometheus" | "aws" | "github" | "platform">;

/** As much of an environment as is filled into links. */
export interface LinkedStage {
  name: string;
  ecsCluster: string;
  region: string;
}

/** A link to be; `stage` is null for the service as a whole. */
export interface Link<Stage> {
  kind: LinkKind;
  title: string;
  url: string;
  stage: Stage | null;
}

/**
 * Where to look at a service and at it in each stage. Everything they lead to is there for all services, with variables,
 * so a link is right before anything was deployed. Kinds that would lead nowhere are left out.
 */
export function listLinks<Stage extends LinkedStage>(
  config: LinkConfig,
  service: string,
  stages: readonly Stage[],
): Link<Stage>[] {
  const { grafanaUrl } = config.observability;
  const links: Link<Stage>[] = [];
  const add = (kind: LinkKind, title: string, url: string | null, stage: Stage | null = null) =>
    url !== null && links.push({ kind, title: stage ? `${title} (${stage.name})` : title, url, stage });

  add(LinkKind.DASHBOARD, "Dashboard", linkDashboard(config, service));
  add(LinkKind.ALERTS, "Alerts", grafanaUrl && linkAlerts(grafanaUrl, service));
  add(LinkKind.RUNBOOK, "Runbook", linkRunbook(config));
  for (const stage of stages) {
    add(LinkKind.DASHBOARD, "Dashboard", linkDashboard(config, service, stage.name), stage);
    add(LinkKind.LOGS, "Logs", linkLogs(config, service, stage), stage);
    add(LinkKind.METRICS, "Metrics", linkMetrics(config, service, stage.name), stage);
  }
  return links;
}

/** Grafana's list of alert rules, narrowed to those with alerts of this service. */
function linkAlerts(grafanaUrl: string, service: string): string {
  return `${grafanaUrl}/alerting/list?${new URLSearchParams({ search: `label:service=${service}` })}`;
}

/** All that is measured there: in Grafana's Explore or, without Grafana, in Prometheus' own page. */
function linkMetrics({ observability, prometheus }: LinkConfig, service: string, environment: string): string | null {
  const query = `{service=${JSON.stringify(service)},environment=${JSON.stringify(environment)}}`;
  const { grafanaUrl } = observability;
  if (grafanaUrl) {
    // The data source as observability/grafana-provisioning names it.
    const source = { type: "prometheus", uid: "prometheus" };
    const queries = [{ refId: "A", datasource: source, expr: query }];
    const panes = { metrics: { datasource: source.uid, queries, range: { from: "now-1h", to: "now" } } };
    return `${grafanaUrl}/explore?${new URLSearchParams({ schemaVersion: "1", panes: JSON.stringify(panes) })}`;
  }
  if (!prometheus) return null;
  return `${prometheus.url}/graph?${new URLSearchParams({ "g0.expr": query, "g0.tab": "1" })}`;
}
