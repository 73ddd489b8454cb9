import type { Pool } from "pg";
import type { RunRow } from "./run.type.ts";
import { runJson } from "./run-rows.ts";

/** A run with its steps by its UUID, or null. */
export async function readRun({ pool }: { pool: Pool }, id: string): Promise<RunRow | null> {
  const { rows } = await pool.query<{ row: RunRow }>({
    name: "run",
    text: `select ${runJson("r")} as row from runs r where r.id = $1`,
    values: [id],
  });
  return rows[0]?.row ?? null;
}
