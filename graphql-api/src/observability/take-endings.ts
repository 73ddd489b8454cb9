import type { Pool } from "pg";

/** A deployment that has ended, as the database wrote it down. */
export interface Ending {
  /** Of the note, not of the deployment. */
  id: string;
  service: string;
  environment: string;
  kind: string;
  status: string;
  version: string;
  /** When it began, or was asked for where it never did. */
  from: string;
  to: string;
  tries: number;
}

const FACTS = `select taken.id::text, s.name as service, e.name as environment, d.kind, taken.status, r.version,
  coalesce(d.started_at, d.created_at) as "from", taken.ended_at as "to", taken.tries
from taken join deployments d on d.id = taken.deployment_id join releases r on r.id = d.release_id
join service_environments se on se.id = d.service_environment_id
join services s on s.id = se.service_id join environments e on e.id = se.environment_id order by taken.id`;

const COUNT = /* SQL */ `
with taken as (
  update deployment_endings set counted_at = now()
  where id in (select id from deployment_endings where counted_at is null order by id limit 500 for update skip locked)
  returning *)
${FACTS}`;

// Whoever takes one has it for a while; each time longer, so that a Grafana that is away is left in peace.
const MARK = /* SQL */ `
with taken as (
  update deployment_endings set tries = tries + 1, due_at = now() + least(10 * 2 ^ tries, 600) * interval '1 s'
  where id in (select id from deployment_endings where counted_at is not null and due_at <= now()
    order by due_at limit 20 for update skip locked)
  returning *)
${FACTS}`;

/** Those that nobody has counted yet; no other process gets them. */
export async function takeUncounted(pool: Pool): Promise<Ending[]> {
  return (await pool.query<Ending>({ name: "count-endings", text: COUNT })).rows;
}

/** Those that are to be marked now; another process gets one again after a while, unless it is forgotten by then. */
export async function takeUnmarked(pool: Pool): Promise<Ending[]> {
  return (await pool.query<Ending>({ name: "mark-endings", text: MARK })).rows;
}

export async function forgetEnding(pool: Pool, id: string): Promise<void> {
  await pool.query("delete from deployment_endings where id = $1", [id]);
}

/** Where nobody marks any. */
export async function forgetCounted(pool: Pool): Promise<void> {
  await pool.query("delete from deployment_endings where counted_at is not null");
}
