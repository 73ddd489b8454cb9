import { parseId } from "../../ids.ts";
import type { World } from "../../testing/start-test-platform.ts";

type Reach = Pick<World, "sql">;

const uuidOf = (deployment: string): string => parseId("Deployment", deployment) ?? "";

/** GitHub's answer to the start of a deployment (a public id) has been waited for an hour longer. */
export async function passSearch({ sql }: Reach, deployment: string): Promise<void> {
  await sql(
    `update deployments set dispatched_at = dispatched_at - interval '1 hour',
       dispatch_unanswered_at = dispatch_unanswered_at - interval '1 hour' where id = $1`,
    [uuidOf(deployment)],
  );
}

/** A step of a deployment, and what its workflow does, began two hours earlier. */
export async function passStep({ sql }: Reach, deployment: string, step: string): Promise<void> {
  await sql(
    `with aged as (
       update run_steps set started_at = run_steps.started_at - interval '2 hours' from deployments d
       where d.id = $1 and run_steps.run_id = d.run_id and name = $2)
     update workflow_jobs set started_at = started_at - interval '2 hours' where deployment_id = $1`,
    [uuidOf(deployment), step],
  );
}

/** The time has come that a deployment's run waits for. */
export async function passPause({ sql }: Reach, deployment: string): Promise<void> {
  await sql(
    "update runs set due_at = now() from deployments d where d.id = $1 and runs.id = d.run_id and runs.status = 'WAITING'",
    [uuidOf(deployment)],
  );
}
