import type { Pool } from "pg";
import { type Measure, measure } from "../measures.ts";

const TIMES = 100;
const HISTORY = 1000;

const PLACE = /* SQL */ `
select se.id from service_environments se join services s on s.id = se.service_id
join environments e on e.id = se.environment_id
where s.name = 'order-api-0' and e.id = (select id from environments order by protected desc, rank desc limit 1)`;

const LONG_PAST = /* SQL */ `
insert into deployments (id, service_environment_id, release_id, kind, status, created_at, started_at, finished_at)
select gen_random_uuid(), $1, (select release_id from deployments where service_environment_id = $1 limit 1), 'DEPLOY',
  'SUCCEEDED', at, at, at
from generate_series(1, $2) n, lateral (select now() - interval '2 years' + n * interval '1 hour' as at) made`;

/** What the end of a deployment costs more where a thousand came before it: the judging of all of them. */
export async function measureJudging(pool: Pool): Promise<Measure> {
  const { rows } = await pool.query<{ id: string }>(PLACE);
  const place = rows[0]?.id;
  await pool.query("alter table deployments disable trigger judge_new_deployment");
  await pool.query(LONG_PAST, [place, HISTORY]);
  await pool.query("alter table deployments enable trigger judge_new_deployment");
  const delays: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const began = performance.now();
    await pool.query("select judge_deployments(array[$1::uuid])", [place]);
    delays.push(performance.now() - began);
  }
  return measure("judging a deployment that ends, after 1,000 of its service", "ms", delays);
}
