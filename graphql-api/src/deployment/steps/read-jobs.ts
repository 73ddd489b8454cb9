import type { Pool } from "pg";
import type { Deployment } from "../deployment.entity.ts";

/** A job of the workflow as far as its end goes, in GitHub's words. */
export interface JobEnd {
  name: string;
  conclusion: string | null;
  startedAt: string | null;
  steps: { name: string; conclusion: string | null }[];
}

/** The jobs of the deployment's present attempt that are known, in the order GitHub made them. */
export async function readJobs(
  pool: Pool,
  { id, runAttempt }: Pick<Deployment, "id" | "runAttempt">,
): Promise<JobEnd[]> {
  const { rows } = await pool.query<JobEnd>(
    `select name, conclusion, started_at::text as "startedAt", steps from workflow_jobs
     where deployment_id = $1 and run_attempt = $2 order by id`,
    [id, runAttempt],
  );
  return rows;
}
