/**
 * The dashboard `service` with its variables filled in. There is one for all services, so that a link is right before
 * anything was deployed. `grafanaUrl` has no slash at the end.
 */
export function linkDashboard(grafanaUrl: string, service: string, environment: string | null = null): string {
  const variables = new URLSearchParams({ "var-service": service });
  if (environment !== null) variables.set("var-environment", environment);
  return `${grafanaUrl}/d/service?${variables}`;
}
