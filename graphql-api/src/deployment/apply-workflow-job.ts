import type { WorkflowJob } from "../adapters/github/github.ts";
import type { Platform } from "../context.ts";
import { tellDeployment } from "./tell-deployment.ts";
import { toStorableJson } from "./to-storable-json.ts";

const countSteps = (row: string, status: string) =>
  `(select count(*) from jsonb_array_elements(${row}.steps) step where step ->> 'status' = '${status}')`;

/** How far a job is: what is greater was told later, whenever it came. */
const progress = (row: string) => `(
  array_position(array['queued', 'waiting', 'in_progress', 'completed'], ${row}.status),
  ${countSteps(row, "completed")}, ${countSteps(row, "in_progress")}, jsonb_array_length(${row}.steps))`;

const KEEP = /* SQL */ `
with told as (select ?::jsonb as job),
kept as (
  insert into workflow_jobs (id, deployment_id, run_attempt, name, status, conclusion, url, started_at, completed_at, steps)
  select (job ->> 'id')::bigint, d.id, (job ->> 'attempt')::integer, job ->> 'name', job ->> 'status',
    job ->> 'conclusion', job ->> 'url', (job ->> 'startedAt')::timestamptz, (job ->> 'completedAt')::timestamptz,
    job -> 'steps'
  from told join deployments d on d.workflow_run_id = (job ->> 'runId')::bigint
  on conflict (id) do update set name = excluded.name, status = excluded.status, conclusion = excluded.conclusion,
    url = excluded.url, started_at = excluded.started_at, completed_at = excluded.completed_at, steps = excluded.steps
  where ${progress("excluded")} > ${progress("workflow_jobs")}
  returning deployment_id)
select d.id, exists (select 1 from kept) as is_news from told
join deployments d on d.workflow_run_id = (job ->> 'runId')::bigint`;

/**
 * Remembers how far a job of a deployment's run is, in whatever order and however often it is told: what is further on
 * stays. Answers false when the job's run is not known to be a deployment's (yet).
 */
export async function applyWorkflowJob({ fork }: Pick<Platform, "fork">, job: WorkflowJob): Promise<boolean> {
  return fork().transactional(async (em) => {
    const [row] = await em.execute<{ id: string; is_news: boolean }[]>(KEEP, [toStorableJson(job)]);
    if (row?.is_news) await tellDeployment(em, row.id);
    return row !== undefined;
  });
}
