import type { Config } from "../config.ts";
import { logGroup } from "../logs/log-place.ts";
import { linkInsights } from "./link-insights.ts";
import type { LinkedStage } from "./list-links.ts";

const QUERY = "fields @timestamp, @message, @logStream\n| sort @timestamp desc\n| limit 200";

/**
 * Where to read the lines of a service in a stage: what the pattern `LOGS_URL` says, with `{service}`, `{environment}`,
 * `{cluster}` and `{region}` filled in, else AWS's own console. Null where the platform knows neither: an emulator of
 * AWS has no console.
 */
export function linkLogs(
  { observability, aws }: Pick<Config, "observability" | "aws">,
  service: string,
  stage: LinkedStage,
): string | null {
  if (observability.logsUrl) return fillIn(observability.logsUrl, service, stage);
  if (!aws || aws.endpointUrl) return null;
  return linkInsights({ region: stage.region, logGroup: logGroup({ environment: stage.name, service }), query: QUERY });
}

function fillIn(pattern: string, service: string, stage: LinkedStage): string {
  const values: Record<string, string> = {
    service,
    environment: stage.name,
    cluster: stage.ecsCluster,
    region: stage.region,
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, key: string) => encodeURIComponent(values[key] ?? whole));
}
