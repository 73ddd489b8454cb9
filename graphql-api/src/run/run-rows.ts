import { userJson } from "../identity/identity-rows.ts";
import { idSql } from "../ids.ts";

/** A run with its steps as JSON, shaped for `RunRow`. */
export const runJson = (alias: string): string => `json_build_object(
  'id', ${idSql("Run", `${alias}.id`)}, 'kind', ${alias}.kind, 'status', ${alias}.status,
  'serviceId', case when ${alias}.service_id is not null then ${idSql("Service", `${alias}.service_id`)} end,
  'createdAt', ${alias}.created_at, 'finishedAt', ${alias}.finished_at, 'error', ${alias}.error,
  'waitingUntil', case when ${alias}.status = 'WAITING' then ${alias}.due_at end,
  'requestedBy', (select ${userJson("ru")} from users ru where ru.id = ${alias}.requested_by),
  'steps', coalesce((
    select json_agg(json_build_object(
      'id', ${idSql("RunStep", "rs.id")}, 'name', rs.name, 'title', rs.title, 'job', rs.job, 'status', rs.status,
      'startedAt', rs.started_at, 'finishedAt', rs.finished_at, 'attempts', rs.attempts,
      'message', rs.message, 'url', rs.url) order by rs.position)
    from run_steps rs where rs.run_id = ${alias}.id), '[]'))`;
