import type { Pool } from "pg";
import { newId } from "../../ids.ts";

/** A service environment that a test looks at. */
export interface SeededPlace {
  service: string;
  /** 1 and on; makes the environment with this number where there is none: `waymark-<name>` is its cluster. */
  environment: string;
  /** The state of its one deployment; SUCCEEDED makes that the current one. */
  deployment: string | null;
  serviceStatus?: string;
}

/** Services in environments of eu-central-1 with at most one deployment each, as if the platform had made them. */
export async function seedPlaces(pool: Pool, places: readonly SeededPlace[]): Promise<void> {
  await pool.query(`insert into teams (id, github_id, slug, name, is_active)
    values (gen_random_uuid(), 1, 'platform', 'Platform', true) on conflict do nothing`);
  for (const place of places) await seed(pool, place);
}

async function seed(pool: Pool, { service, environment, deployment, serviceStatus = "READY" }: SeededPlace) {
  await pool.query(
    `insert into environments (id, name, base_url, rank, protected, ecs_cluster, region)
     select gen_random_uuid(), $1, 'http://' || $1 || '.localhost', 1 + count(*), false, 'waymark-' || $1, 'eu-central-1'
     from environments on conflict (name) do nothing`,
    [environment],
  );
  await pool.query(
    `insert into services (id, name, description, status, runtime, owner_id, template_name, template_version, parameters,
       created_at)
     select gen_random_uuid(), $1, '', $2, 'node24', id, 'node-api', '1.0.0', '{}', now() from teams
     on conflict (name) do nothing`,
    [service, serviceStatus],
  );
  const { rows } = await pool.query<{ id: string }>(
    `insert into service_environments (id, service_id, environment_id, ecs_cluster, ecs_service_name, status)
     select gen_random_uuid(), s.id, e.id, e.ecs_cluster, s.name, 'NEVER_DEPLOYED'
     from services s, environments e where s.name = $1 and e.name = $2 returning id`,
    [service, environment],
  );
  if (deployment) await deploy(pool, rows[0]?.id ?? "", deployment);
}

async function deploy(pool: Pool, place: string, status: string): Promise<void> {
  const id = newId();
  await pool.query(
    `with release as (
       insert into releases (id, service_id, commit_sha, version, image, created_at)
       select gen_random_uuid(), service_id, repeat('a', 40), 'aaaaaaa', ecs_service_name || ':' || repeat('a', 40), now()
       from service_environments where id = $2
       on conflict (service_id, commit_sha) do update set version = excluded.version returning id)
     insert into deployments (id, service_environment_id, release_id, kind, status, created_at, started_at)
     select $1, $2, id, 'DEPLOY', $3, now(), now() from release`,
    [id, place, status],
  );
  await pool.query(
    `update service_environments
     set status = case $3 when 'SUCCEEDED' then 'RUNNING' else 'DEPLOYING' end,
       current_deployment_id = case $3 when 'SUCCEEDED' then $1::uuid end, last_deploy_at = now()
     where id = $2`,
    [id, place, status],
  );
}
