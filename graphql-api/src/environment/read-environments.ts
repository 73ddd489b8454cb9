import type { Pool } from "pg";
import type { EnvironmentRow } from "./environment.type.ts";
import { environmentJson } from "./environment-rows.ts";

/** All stages in promotion order. */
export async function readEnvironments({ pool }: { pool: Pool }): Promise<EnvironmentRow[]> {
  const { rows } = await pool.query<{ row: EnvironmentRow }>({
    name: "environments",
    text: `select ${environmentJson("e")} as row from environments e order by e.rank`,
  });
  return rows.map(({ row }) => row);
}
