import { newId, publicId } from "../../ids.ts";
import type { OpenInbox } from "./open-inbox.ts";

export interface SeededDelivery {
  /** The deployment's UUID. */
  id: string;
  runId: string;
  /** What its workflow's run is called. */
  title: string;
}

/**
 * A deployment that was asked for at GitHub and waits for news: of a place that is there, with a run that is parked until
 * it is woken. `workflowRun` null: GitHub's answer has not come.
 */
export async function seedDelivery(
  { sql }: Pick<OpenInbox, "sql">,
  it: { service: string; environment: string; workflowRun: number | null; status?: string; told?: string },
): Promise<SeededDelivery> {
  const [id, runId] = [newId(), newId()];
  const { status = "DISPATCHED" } = it;
  await sql(
    `with release as (
       insert into releases (id, service_id, commit_sha, version, image, created_at)
       select gen_random_uuid(), id, repeat('b', 40), 'bbbbbbb', 'image', now() from services where name = $1
       on conflict (service_id, commit_sha) do update set version = excluded.version returning id, service_id),
     run as (
       insert into runs (id, kind, status, subject, input, created_at, due_at, wake_key, service_id)
       select $2, 'DEPLOY', 'WAITING', $1, '{}', now(), now() + interval '1 hour', 'key', service_id from release)
     insert into deployments (id, service_environment_id, release_id, kind, status, run_id, workflow_run_id, run_attempt,
       workflow_status, dispatched_at, created_at, started_at, finished_at)
     select $3, se.id, release.id, 'DEPLOY', $4, $2, $5, case when $5::bigint is not null then 1 end,
       case when $5::bigint is not null then $7 end, now(), now(), now(),
       case when $4 in ('LOST', 'FAILED', 'SUCCEEDED', 'CANCELLED') then now() end
     from release join service_environments se on se.service_id = release.service_id
     join environments e on e.id = se.environment_id and e.name = $6`,
    [it.service, runId, id, status, it.workflowRun, it.environment, it.told ?? "queued"],
  );
  return { id, runId, title: `deploy ${it.environment} [${publicId("Deployment", id)}]` };
}

/** The place of a service and the number of its repository at GitHub. */
export async function ownRepository({ sql }: Pick<OpenInbox, "sql">, service: string, number: number): Promise<void> {
  await sql("update services set github_repo_id = $2 where name = $1", [service, number]);
}
