import type { World } from "../../testing/start-test-platform.ts";

const COUNT = 57;
/** Few moments for many services, so that every order has ties. */
export const MOMENTS = ["2026-01-01 10:00:00.123456+00", "2026-02-02 10:00:00+00", "2026-03-03 10:00:00.5+00"];

/** Services of all kinds, as the API would have made them over months. Needs the people: somebody must have signed in. */
export async function seedCatalog(world: Pick<World, "sql">): Promise<void> {
  await world.sql(
    `insert into services (id, name, description, status, runtime, owner_id, template_name, template_version, parameters,
       created_at, created_by)
     select gen_random_uuid(), 'service-' || lpad(n::text, 2, '0'), case n when 8 then '100%_done' else 'Number ' || n end,
       (array['READY', 'READY', 'FAILED', 'ARCHIVED'])[1 + n % 4], (array['node24', 'go1'])[1 + n % 2],
       (select id from teams where slug = (array['platform', 'payments'])[1 + n % 2]), 'node-api', '1.0.0', '{}',
       ($2::text[])[1 + n % 3]::timestamptz, (select id from users where login = 'dev')
     from generate_series(1, $1) n`,
    [COUNT, MOMENTS],
  );
  await world.sql(
    `insert into service_environments (id, service_id, environment_id, ecs_cluster, ecs_service_name, status, last_deploy_at)
     select gen_random_uuid(), s.id, e.id, e.ecs_cluster, s.name,
       case when right(s.name, 1) = '5' and e.name = 'prod' then 'DEGRADED' else 'NEVER_DEPLOYED' end,
       case when right(s.name, 1) in ('1', '2', '3') and e.name = 'dev'
         then ($1::text[])[right(s.name, 1)::int]::timestamptz end
     from services s cross join environments e`,
    [MOMENTS],
  );
}
