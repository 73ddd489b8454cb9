import { idSql } from "../ids.ts";

/** An `environments` row as JSON, shaped for `EnvironmentRow`. */
export const environmentJson = (alias: string): string => `json_build_object(
  'id', ${idSql("Environment", `${alias}.id`)}, 'name', ${alias}.name, 'baseUrl', ${alias}.base_url, 'rank', ${alias}.rank,
  'protected', ${alias}.protected, 'ecsCluster', ${alias}.ecs_cluster, 'region', ${alias}.region)`;

/**
 * All environments of a service as a JSON list in promotion order. `service` is the alias of a `services` row. The few
 * stages are written once for a whole statement, not again for each of its services.
 */
export const environmentsOfServiceJson = (service: string): string => `coalesce((
  with stages as materialized (
    select e.id, e.rank, ${environmentJson("e")} as stage, substring(e.base_url from '(?i)^https?://') as scheme,
      rtrim(substring(e.base_url from '(?i)^https?://(.*)$'), '/') as host
    from environments e)
  select json_agg(json_build_object(
    'id', ${idSql("ServiceEnvironment", "se.id")}, 'serviceId', ${idSql("Service", "se.service_id")},
    'environment', e.stage, 'url', e.scheme || ${service}.name || '.' || e.host,
    'ecsCluster', se.ecs_cluster, 'ecsServiceName', se.ecs_service_name,
    'status', se.status, 'lastDeployAt', se.last_deploy_at) order by e.rank)
  from service_environments se join stages e on e.id = se.environment_id
  where se.service_id = ${service}.id), '[]')`;
