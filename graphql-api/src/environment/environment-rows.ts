import { idSql } from "../ids.ts";

/** An `environments` row as JSON, shaped for `EnvironmentRow`. */
export const environmentJson = (alias: string): string => `json_build_object(
  'id', ${idSql("Environment", `${alias}.id`)}, 'name', ${alias}.name, 'baseUrl', ${alias}.base_url, 'rank', ${alias}.rank,
  'protected', ${alias}.protected, 'ecsCluster', ${alias}.ecs_cluster, 'region', ${alias}.region)`;

/** All environments of a service as a JSON list in promotion order. `service` is the alias of a `services` row. */
export const environmentsOfServiceJson = (service: string): string => `coalesce((
  select json_agg(json_build_object(
    'id', ${idSql("ServiceEnvironment", "se.id")}, 'serviceId', ${idSql("Service", "se.service_id")},
    'environment', ${environmentJson("e")},
    'url', rtrim(regexp_replace(e.base_url, '^(https?://)', '\\1' || ${service}.name || '.'), '/'),
    'ecsCluster', se.ecs_cluster, 'ecsServiceName', se.ecs_service_name,
    'status', se.status, 'lastDeployAt', se.last_deploy_at) order by e.rank)
  from service_environments se join environments e on e.id = se.environment_id
  where se.service_id = ${service}.id), '[]')`;
