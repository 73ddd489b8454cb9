import { idSql } from "../ids.ts";

/** An `environments` row as JSON, shaped for `EnvironmentRow`. */
export const environmentJson = (alias: string): string => `json_build_object(
  'id', ${idSql("Environment", `${alias}.id`)}, 'name', ${alias}.name, 'baseUrl', ${alias}.base_url, 'rank', ${alias}.rank,
  'protected', ${alias}.protected, 'ecsCluster', ${alias}.ecs_cluster, 'region', ${alias}.region)`;

const placeFields = (place: string, stage: string, url: string): string => `
  'id', ${idSql("ServiceEnvironment", `${place}.id`)}, 'serviceId', ${idSql("Service", `${place}.service_id`)},
  'environment', ${stage}, 'url', ${url}, 'ecsCluster', ${place}.ecs_cluster,
  'ecsServiceName', ${place}.ecs_service_name, 'status', ${place}.status, 'lastDeployAt', ${place}.last_deploy_at`;

const schemeOf = (stage: string): string => `substring(${stage}.base_url from '(?i)^https?://')`;
const hostOf = (stage: string): string => `rtrim(substring(${stage}.base_url from '(?i)^https?://(.*)$'), '/')`;

/**
 * All environments of a service as a JSON list in promotion order. `service` is the alias of a `services` row. The few
 * stages are written once for a whole statement, not again for each of its services.
 */
export const environmentsOfServiceJson = (service: string): string => `coalesce((
  with stages as materialized (
    select e.id, e.rank, ${environmentJson("e")} as stage, ${schemeOf("e")} as scheme, ${hostOf("e")} as host
    from environments e)
  select json_agg(json_build_object(${placeFields("se", "e.stage", `e.scheme || ${service}.name || '.' || e.host`)})
    order by e.rank)
  from service_environments se join stages e on e.id = se.environment_id
  where se.service_id = ${service}.id), '[]')`;

/**
 * One environment of a service as JSON, shaped for `ServiceEnvironmentRow`. Needs the aliases of its
 * `service_environments`, its `environments` and its `services` row; `told` is that service as JSON, where it is wanted.
 */
export function serviceEnvironmentJson(place: string, stage: string, service: string, told?: string): string {
  const url = `${schemeOf(stage)} || ${service}.name || '.' || ${hostOf(stage)}`;
  const along = told ? `, 'service', ${told}` : "";
  return `json_build_object(${placeFields(place, environmentJson(stage), url)}${along})`;
}
