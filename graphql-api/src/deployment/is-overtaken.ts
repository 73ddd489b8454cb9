import type { EntityManager } from "@mikro-orm/postgresql";
import type { WorkflowRun } from "../adapters/github/github.ts";

/**
 * Whether something else was deployed to the place after this run had ended, so that ECS cannot say any more what it did.
 * What was deployed is as old as the last job of its workflow: the platform may have looked at its end only later.
 */
export async function isOvertaken(em: EntityManager, serviceEnvironmentId: string, run: WorkflowRun): Promise<boolean> {
  if (run.status !== "completed") return false;
  const later = await em.execute(
    `select 1 from deployments d where service_environment_id = ? and status = 'SUCCEEDED'
       and workflow_run_id is distinct from ?
       and coalesce((select max(completed_at) from workflow_jobs j
         where j.deployment_id = d.id and j.run_attempt = d.run_attempt), finished_at) > ? limit 1`,
    [serviceEnvironmentId, run.id, run.updatedAt],
  );
  return later.length > 0;
}
