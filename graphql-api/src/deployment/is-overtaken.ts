import type { EntityManager } from "@mikro-orm/postgresql";
import type { WorkflowRun } from "../adapters/github/github.ts";

/** Whether something else was deployed to the place after this run had ended, so that ECS cannot say any more what it did. */
export async function isOvertaken(em: EntityManager, serviceEnvironmentId: string, run: WorkflowRun): Promise<boolean> {
  if (run.status !== "completed") return false;
  const later = await em.execute(
    `select 1 from deployments where service_environment_id = ? and status = 'SUCCEEDED' and finished_at > ?
       and workflow_run_id is distinct from ? limit 1`,
    [serviceEnvironmentId, run.updatedAt, run.id],
  );
  return later.length > 0;
}
