import type { Pool } from "pg";

// GitHub's answer to a dispatch is still to come, or the run itself waits in the inbox for its place.
const AWAITED = /* SQL */ `
select exists (
  select 1 from deployments d join service_environments se on se.id = d.service_environment_id
  where se.service_id = $1 and d.workflow_run_id is null and d.dispatched_at > now() - interval '1 hour'
) or exists (
  select 1 from webhook_deliveries w where w.workflow_run_id = $2 and w.event = 'workflow_run' and w.handled_at is null
) as awaited`;

/** Whether a run of the service that no deployment has may still turn out to be one's. */
export async function isRunAwaited(pool: Pool, serviceId: string, workflowRunId: number): Promise<boolean> {
  const { rows } = await pool.query<{ awaited: boolean }>({
    name: "run-awaited",
    text: AWAITED,
    values: [serviceId, workflowRunId],
  });
  return rows[0]?.awaited ?? false;
}
