import type { SignedIn } from "../context.ts";
import { type ApiTokenRow, apiTokenJson } from "./identity-rows.ts";

/** The caller's tokens that were not revoked, newest first; expired ones are among them. */
export async function readApiTokens({ pool, viewer }: Pick<SignedIn, "pool" | "viewer">): Promise<ApiTokenRow[]> {
  const { rows } = await pool.query<{ row: ApiTokenRow }>(
    `select ${apiTokenJson("a")} as row from api_tokens a where a.user_id = $1 and a.revoked_at is null order by a.id desc`,
    [viewer.id],
  );
  return rows.map(({ row }) => row);
}
