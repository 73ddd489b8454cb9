import type { Config } from "../config.ts";

/**
 * Grafana's dashboard `service` with its variables filled in, or the portal's own page of charts where there is no
 * Grafana. Each is there for all services, so that a link is right before anything was deployed.
 */
export function linkDashboard(
  { http, observability }: Pick<Config, "http" | "observability">,
  service: string,
  environment: string | null = null,
): string {
  if (observability.grafanaUrl === null)
    return [`${http.publicUrl}/services`, service, "metrics", ...(environment === null ? [] : [environment])].join("/");
  const variables = new URLSearchParams({ "var-service": service });
  if (environment !== null) variables.set("var-environment", environment);
  return `${observability.grafanaUrl}/d/service?${variables}`;
}
