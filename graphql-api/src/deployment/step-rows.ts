import { idSql } from "../ids.ts";

/** GitHub's words for where a job or a step is, as a `StepStatus`. Every other end than these is a failure. */
const statusSql = (status: string, conclusion: string): string => `case ${status}
  when 'queued' then 'PENDING' when 'waiting' then 'WAITING' when 'in_progress' then 'RUNNING'
  else case ${conclusion} when 'success' then 'SUCCEEDED' when 'neutral' then 'SUCCEEDED' when 'skipped' then 'SKIPPED'
    when 'cancelled' then 'CANCELLED' else 'FAILED' end end`;

// A job that was stopped leaves steps behind that it never came to, and GitHub goes on calling them queued.
const STEP_STATUS = `case when j.status = 'completed' and x.step->>'status' <> 'completed'
  then case j.conclusion when 'cancelled' then 'CANCELLED' else 'SKIPPED' end
  else ${statusSql("x.step->>'status'", "x.step->>'conclusion'")} end`;

const JOB_STATUS = statusSql("j.status", "j.conclusion");

/**
 * What a deployment does, as JSON list shaped for `RunStepRow`: starting the workflow, the steps of its jobs in their
 * newest attempt, and asking ECS. As long as no job is known, following the workflow stands for them.
 */
export const stepsOfDeploymentJson = (deployment: string): string => `coalesce((
  with jobs as materialized (
    select w.* from workflow_jobs w where w.deployment_id = ${deployment}.id and w.run_attempt = greatest(
      ${deployment}.run_attempt,
      (select max(newest.run_attempt) from workflow_jobs newest where newest.deployment_id = ${deployment}.id)))
  select json_agg(told.step order by told.part, told.job, told.number)
  from (
    select case rs.name when 'verify' then 3 else 1 end as part, 0::bigint as job, rs.position as number,
      json_build_object('id', ${idSql("RunStep", "rs.id")}, 'name', rs.name, 'title', rs.title, 'job', rs.job,
        'status', rs.status, 'startedAt', rs.started_at, 'finishedAt', rs.finished_at, 'attempts', rs.attempts,
        'message', rs.message, 'url', rs.url) as step
    from run_steps rs
    where rs.run_id = ${deployment}.run_id and (rs.name <> 'follow' or not exists (select 1 from jobs))
    union all
    select 2, j.id, coalesce((x.step->>'number')::integer, 0),
      json_build_object('id', 'step_' || md5(j.id || ' ' || coalesce(x.step->>'number', '')),
        'name', 'job-' || j.id || coalesce('-' || (x.step->>'number'), ''),
        'title', coalesce(x.step->>'name', j.name), 'job', j.name,
        'status', case when x.step is null then ${JOB_STATUS} else ${STEP_STATUS} end,
        'startedAt', case when x.step is null then to_json(j.started_at) else x.step->'startedAt' end,
        'finishedAt', case when x.step is null then to_json(j.completed_at) else x.step->'completedAt' end,
        'attempts', j.run_attempt, 'message', null, 'url', j.url)
    from jobs j left join lateral json_array_elements(j.steps::json) x(step) on true
  ) told), '[]')`;
