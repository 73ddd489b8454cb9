import type { Pool } from "pg";
import type { Deployment } from "../deployment.entity.ts";

/** When a runner took up the first job of the present attempt; null when none is known to have been. */
export async function readBeginning(
  pool: Pool,
  { id, runAttempt }: Pick<Deployment, "id" | "runAttempt">,
): Promise<Date | null> {
  const { rows } = await pool.query<{ at: Date | null }>(
    "select min(started_at) as at from workflow_jobs where deployment_id = $1 and run_attempt = $2",
    [id, runAttempt],
  );
  return rows[0]?.at ? new Date(rows[0].at) : null;
}
