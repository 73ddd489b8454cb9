import type { Pool } from "pg";
import type { LogPlace } from "../adapters/logs/logs.ts";
import { logPlace } from "./log-place.ts";

const PLACES = /* SQL */ `
select se.id, coalesce(se.region, e.region) as region, e.name as environment, s.name as service
from service_environments se join environments e on e.id = se.environment_id join services s on s.id = se.service_id
where se.id = any($1::uuid[])`;

/** Where the tasks of these service environments (UUIDs) write, by UUID; those that are not there are left out. */
export async function readLogPlaces(pool: Pool, uuids: readonly string[]): Promise<Map<string, LogPlace>> {
  const named = { name: "log-places", text: PLACES, values: [uuids] };
  const { rows } = await pool.query<{ id: string; region: string; environment: string; service: string }>(named);
  return new Map(rows.map((row) => [row.id, logPlace(row)]));
}
