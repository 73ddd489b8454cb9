import type { Pool } from "pg";
import { SERVICES, seedCatalog } from "../catalog/seed-catalog.ts";

export const DEPLOYMENTS = 100_000;

// Five commits of each service, each made hours before it goes to production the first time.
const RELEASES = /* SQL */ `
insert into releases (id, service_id, commit_sha, commit_message, version, image, created_at, committed_at)
select gen_random_uuid(), s.id, sha, 'feat: change ' || n, left(sha, 7), s.name || ':' || sha, now(),
  now() - interval '365 days' + n * interval '73 days' - (1 + abs(hashtext(sha)) % 200) * interval '1 hour'
from services s cross join generate_series(0, 4) n, lateral (select md5(s.name || n) || left(md5(n::text), 8) as sha) made`;

// Ten rounds through the production of all services, evenly over a year until now. Nine of ten succeed.
const HISTORY = /* SQL */ `
with places as (
  select se.id, se.service_id, s.name, row_number() over (order by md5(se.id::text)) - 1 as place
  from service_environments se join environments e on e.id = se.environment_id join services s on s.id = se.service_id
  where e.id = (select id from environments order by protected desc, rank desc limit 1)),
  numbers as (
    select n, p.id, p.service_id, n / ${SERVICES} as round, p.name,
      now() - interval '365 days' + (n + 0.5) * interval '365 days' / $1 as at
    from generate_series(0, $1 - 1) n join places p on p.place = n % ${SERVICES})
insert into deployments (id, service_environment_id, release_id, kind, status, created_at, started_at, finished_at)
select gen_random_uuid(), it.id, r.id, case when n % 17 = 0 then 'ROLLBACK' else 'PROMOTION' end,
  case when n % 50 < 45 then 'SUCCEEDED' when n % 50 < 49 then 'FAILED' else 'CANCELLED' end, at, at, at
from numbers it join releases r on r.service_id = it.service_id
  and r.commit_sha = md5(it.name || it.round / 2) || left(md5((it.round / 2)::text), 8)`;

const JUDGE = "select judge_deployments(array(select id from service_environments))";

/** Fills the catalog and gives production a year of deployments, which the database judges all at once. */
export async function seedProduction(pool: Pool): Promise<void> {
  await seedCatalog(pool);
  await pool.query(RELEASES);
  await pool.query("analyze releases");
  await pool.query("alter table deployments disable trigger judge_new_deployment");
  await pool.query(HISTORY, [DEPLOYMENTS]);
  await pool.query("alter table deployments enable trigger judge_new_deployment");
  await pool.query(JUDGE);
  for (const table of ["releases", "deployments", "deployment_outcomes"]) await pool.query(`vacuum analyze ${table}`);
}
