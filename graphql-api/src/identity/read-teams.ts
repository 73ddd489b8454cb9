import type { Context } from "../context.ts";
import { type TeamRow, teamJson } from "./identity-rows.ts";

/** All teams that GitHub has now, in order of slug; of one slug where it is given. */
export async function readTeams({ pool }: Pick<Context, "pool">, slug: string | null = null): Promise<TeamRow[]> {
  const { rows } = await pool.query<{ row: TeamRow }>(
    `select ${teamJson("t")} as row from teams t where t.is_active and ($1::text is null or t.slug = $1) order by t.slug`,
    [slug],
  );
  return rows.map(({ row }) => row);
}
