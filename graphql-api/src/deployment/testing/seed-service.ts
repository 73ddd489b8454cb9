import type { World } from "../../testing/start-test-platform.ts";

/** A ready service of the platform team, registered in every environment, that nobody has a repository of. */
export async function seedService(world: Pick<World, "sql">, name: string): Promise<void> {
  await world.sql(
    `insert into services (id, name, description, status, runtime, owner_id, template_name, template_version, parameters,
       repo_url, default_branch, created_at, created_by)
     select gen_random_uuid(), $1, '', 'READY', 'node24', t.id, 'node-api', '1.0.0', '{}', 'http://github.test/acme/' || $1,
       'main', now(), (select id from users where login = 'dev') from teams t where t.slug = 'platform'`,
    [name],
  );
  await world.sql(
    `insert into service_environments (id, service_id, environment_id, ecs_cluster, ecs_service_name, status)
     select gen_random_uuid(), s.id, e.id, e.ecs_cluster, s.name, 'NEVER_DEPLOYED'
     from services s cross join environments e where s.name = $1`,
    [name],
  );
}
