import type { LogPlace } from "../adapters/logs/logs.ts";

/** Where a service's tasks write: the log group of infra/modules and of the golden paths' task definitions. */
export function logPlace(it: { region: string; environment: string; service: string }): LogPlace {
  return { region: it.region, group: logGroup(it), streamPrefix: `${it.service}/` };
}

/** `/waymark/<environment>/<service>`. */
export function logGroup({ environment, service }: { environment: string; service: string }): string {
  return `/waymark/${environment}/${service}`;
}
