import type { Pool } from "pg";
import { ACTIVE_SQL } from "../deployment/deployment-status.ts";
import type { EnvironmentStatus } from "./environment-status.ts";
import type { WatchedPlace } from "./watched-place.ts";

/** What ECS has just told of a place. */
export interface Health {
  place: WatchedPlace;
  status: EnvironmentStatus;
  desired: number | null;
  running: number | null;
}

// The change and the news of it are one statement. Rows in somebody else's hands, and rows that have moved on since they
// were read, are left for the next look: what was written there is newer than what ECS told us.
const RECORD = /* SQL */ `
with told as (
  select * from jsonb_to_recordset($1) as told(id uuid, status text, desired integer, running integer,
    seen_status text, seen_desired integer, seen_running integer, seen_current uuid)),
place as (
  select se.id from service_environments se join told using (id)
  where (se.status, se.desired_count, se.running_count, se.current_deployment_id)
      is not distinct from (seen_status, seen_desired, seen_running, seen_current)
    and not exists (select 1 from deployments d where d.service_environment_id = se.id and d.status in ${ACTIVE_SQL})
  for update of se skip locked),
written as (
  update service_environments se
  set status = told.status, desired_count = told.desired, running_count = told.running, checked_at = now()
  from told join place using (id)
  where se.id = told.id returning se.service_id)
insert into events (topic, ids)
select 'serviceChanged', jsonb_build_object('serviceId', s.id, 'name', s.name, 'change', 'UPDATED')
from services s where s.id in (select service_id from written)`;

/** Writes what is new of these places, and tells who follows their services. Answers how many services have changed. */
export async function recordHealth({ pool }: { pool: Pool }, all: readonly Health[]): Promise<number> {
  const news = all.filter(({ place: { seen }, status, desired, running }) => {
    return seen.status !== status || seen.desired !== desired || seen.running !== running;
  });
  if (news.length === 0) return 0;
  const told = news.map(({ place, status, desired, running }) => ({
    id: place.id,
    status,
    desired,
    running,
    seen_status: place.seen.status,
    seen_desired: place.seen.desired,
    seen_running: place.seen.running,
    seen_current: place.seen.current,
  }));
  const { rowCount } = await pool.query({ name: "record-health", text: RECORD, values: [JSON.stringify(told)] });
  return rowCount ?? 0;
}
