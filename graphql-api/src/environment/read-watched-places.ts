import type { Pool } from "pg";
import { ACTIVE_SQL } from "../deployment/deployment-status.ts";
import type { WatchedPlace } from "./watched-place.ts";

const PLACES = /* SQL */ `
select json_build_object('id', se.id, 'region', coalesce(se.region, e.region), 'cluster', se.ecs_cluster, 'name', se.ecs_service_name,
  'isCurrent', se.current_deployment_id is not null,
  'seen', json_build_object('status', se.status, 'desired', se.desired_count, 'running', se.running_count,
    'current', se.current_deployment_id)) as place
from service_environments se
join services s on s.id = se.service_id
join environments e on e.id = se.environment_id
where s.status <> 'ARCHIVED'
  and exists (select 1 from deployments d where d.service_environment_id = se.id and d.started_at is not null)
  and not exists (select 1 from deployments d where d.service_environment_id = se.id and d.status in ${ACTIVE_SQL})
order by coalesce(se.region, e.region), se.ecs_cluster, se.ecs_service_name`;

/**
 * Where ECS has something to tell: everywhere something was ever deployed. Left out are archived services, and places
 * with a deployment on its way, which looks itself. In order of region and cluster.
 */
export async function readWatchedPlaces({ pool }: { pool: Pool }): Promise<WatchedPlace[]> {
  const { rows } = await pool.query<{ place: WatchedPlace }>({ name: "watched-places", text: PLACES });
  return rows.map(({ place }) => place);
}
