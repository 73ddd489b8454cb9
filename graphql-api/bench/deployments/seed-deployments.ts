import type { Pool } from "pg";
import { seedCatalog } from "../catalog/seed-catalog.ts";

export const DEPLOYMENTS = 100_000;
/** Beside them, each on its way to the first stage. */
const UNDERWAY = 20;

const RELEASES = /* SQL */ `
insert into releases (id, service_id, commit_sha, commit_message, version, image, created_at)
select gen_random_uuid(), s.id, sha, 'feat: change ' || n || ' of ' || s.name || E'\\n\\nWhat it is for, in a line or two.',
  left(sha, 7), s.name || ':' || sha, timestamptz '2026-02-01' + n * interval '40 days'
from services s cross join generate_series(0, 3) n, lateral (select md5(s.name || n) || left(md5(n::text), 8) as sha) made`;

// Four rounds through all places; nine of ten succeed. Later stages take what was promoted, or go back now and then.
const HISTORY = /* SQL */ `
with places as (
  select se.id, se.service_id, s.name, e.rank, row_number() over (order by md5(se.id::text)) - 1 as place
  from service_environments se join environments e on e.id = se.environment_id join services s on s.id = se.service_id),
  rounds as (
    select n, n / places as round, n % places as place
    from generate_series(0, $1 - 1) n, (select count(*) as places from service_environments) all_places),
  numbers as (
    select n, p.id, p.service_id, p.rank, md5(p.name || round) || left(md5(round::text), 8) as sha,
      case when n % 50 < 45 then 'SUCCEEDED' when n % 50 < 49 then 'FAILED' else 'CANCELLED' end as state,
      timestamptz '2026-02-01' + n * interval '3 minutes' as at
    from rounds join places p using (place))
insert into deployments (id, service_environment_id, release_id, kind, status, reason, requested_by, dispatched_at,
  workflow_run_id, workflow_run_url, run_attempt, workflow_status, workflow_conclusion, created_at, started_at, finished_at)
select gen_random_uuid(), it.id, r.id,
  case when n % 17 = 0 then 'ROLLBACK' when it.rank = 1 then 'DEPLOY' else 'PROMOTION' end, state,
  case when state <> 'SUCCEEDED' then 'The step Test failed. What ran before still runs.' end,
  (select id from users order by login limit 1), at, n + 1, 'http://github.test/acme/runs/' || n + 1, 1, 'completed',
  case state when 'SUCCEEDED' then 'success' when 'FAILED' then 'failure' else 'cancelled' end, at, at,
  at + interval '90 seconds'
from numbers it join releases r on r.service_id = it.service_id and r.commit_sha = it.sha`;

const ON_THEIR_WAY = /* SQL */ `
with chosen as (
  select s.id, row_number() over (order by s.name) as n from services s where s.github_repo_id is null order by s.name limit $1),
  known as (update services s set github_repo_id = 900000 + n from chosen where chosen.id = s.id returning s.id, n)
insert into deployments (id, service_environment_id, release_id, kind, status, dispatched_at, workflow_run_id, run_attempt,
  workflow_status, created_at, started_at)
select gen_random_uuid(), se.id, (select id from releases r where r.service_id = known.id order by created_at desc limit 1),
  'DEPLOY', 'DISPATCHED', now(), 9000000 + n, 1, 'queued', now(), now()
from known join service_environments se on se.service_id = known.id
join environments e on e.id = se.environment_id and e.rank = 1`;

/** One that GitHub may have news of: ids as GitHub has them. */
export interface Underway {
  repositoryId: number;
  workflowRunId: number;
}

/** Fills the catalog and gives its services a history; answers the deployments that are still on their way. */
export async function seedDeployments(pool: Pool): Promise<Underway[]> {
  await seedCatalog(pool);
  await pool.query(RELEASES);
  await pool.query("analyze releases");
  // Nobody asks here what became of them.
  await pool.query("alter table deployments disable trigger judge_new_deployment");
  await pool.query(HISTORY, [DEPLOYMENTS]);
  await pool.query("alter table deployments enable trigger judge_new_deployment");
  await pool.query(ON_THEIR_WAY, [UNDERWAY]);
  for (const table of ["releases", "deployments", "services"]) await pool.query(`vacuum analyze ${table}`);
  return Array.from({ length: UNDERWAY }, (_, index) => ({
    repositoryId: 900_001 + index,
    workflowRunId: 9_000_001 + index,
  }));
}
