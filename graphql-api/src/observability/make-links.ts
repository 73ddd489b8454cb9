import type { Config } from "../config.ts";
import type { Environment } from "../environment/environment.entity.ts";
import type { Service } from "../service/service.entity.ts";
import { linkDashboard } from "./link-dashboard.ts";
import { LinkKind } from "./link-kind.ts";
import { ObservabilityLink } from "./observability-link.entity.ts";

/**
 * The links a service is born with. Dashboards are one per platform with variables, so a link is right before
 * anything was deployed. `LOGS_URL` is a pattern: `{service}`, `{environment}`, `{cluster}` and `{region}` are filled in.
 */
export function makeLinks(
  { grafanaUrl, logsUrl }: Config["observability"],
  service: Service,
  environments: Environment[],
): ObservabilityLink[] {
  const links: ObservabilityLink[] = [];
  const add = (kind: LinkKind, title: string, url: string, environment: Environment | null = null) =>
    links.push(new ObservabilityLink({ service, environment, kind, title, url }));

  if (grafanaUrl) add(LinkKind.DASHBOARD, "Dashboard", linkDashboard(grafanaUrl, service.name));
  for (const stage of environments) {
    if (grafanaUrl) {
      const url = linkDashboard(grafanaUrl, service.name, stage.name);
      add(LinkKind.DASHBOARD, `Dashboard (${stage.name})`, url, stage);
    }
    if (logsUrl) add(LinkKind.LOGS, `Logs (${stage.name})`, fillIn(logsUrl, service, stage), stage);
  }
  return links;
}

function fillIn(pattern: string, service: Service, stage: Environment): string {
  const values: Record<string, string> = {
    service: service.name,
    environment: stage.name,
    cluster: stage.ecsCluster,
    region: stage.region,
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, key: string) => encodeURIComponent(values[key] ?? whole));
}
