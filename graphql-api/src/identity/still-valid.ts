import type { Pool } from "pg";
import type { Viewer } from "./viewer.ts";

const STILL_VALID = /* SQL */ `
select s.id from sessions s join users u on u.id = s.user_id
where s.id = any($1::uuid[]) and s.expires_at > now() and u.is_member
union all
select a.id from api_tokens a join users u on u.id = a.user_id
where a.id = any($1::uuid[]) and a.revoked_at is null and (a.expires_at is null or a.expires_at > now()) and u.is_member`;

/** The ids of those credentials that still open the door, in one statement. For connections that outlive a request. */
export async function stillValid(pool: Pool, credentials: Viewer["credential"][]): Promise<Set<string>> {
  const ids = [...new Set(credentials.map(({ id }) => id))];
  const { rows } = await pool.query<{ id: string }>({ name: "still valid", text: STILL_VALID, values: [ids] });
  return new Set(rows.map(({ id }) => id));
}
