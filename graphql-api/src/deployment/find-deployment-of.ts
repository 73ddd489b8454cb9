import type { EntityManager } from "@mikro-orm/postgresql";
import type { WorkflowRun } from "../adapters/github/github.ts";
import { Deployment } from "./deployment.entity.ts";
import { isDeliveryRun } from "./is-delivery-run.ts";
import { readRunTitle } from "./read-run-title.ts";

// A title counts only where somebody waits for it: the same service and environment, asked for at GitHub, no run yet. And
// a run that is known to be another deployment's stays that, whatever it calls itself.
const FIND = /* SQL */ `
select d.id from deployments d
join service_environments se on se.id = d.service_environment_id
join environments e on e.id = se.environment_id
where se.service_id = ? and (d.workflow_run_id = ? or (
  d.id = ?::uuid and e.name = ? and d.dispatched_at is not null and d.workflow_run_id is null
  and not exists (select 1 from deployments known where known.workflow_run_id = ?)))`;

/** The deployment whose run this is, by the run's id or else by the deployment id in its title; null when it is none. */
export async function findDeploymentOf(
  em: EntityManager,
  { serviceId, run }: { serviceId: string; run: WorkflowRun },
): Promise<Deployment | null> {
  const title = isDeliveryRun(run) ? readRunTitle(run.title) : null;
  const [found] = await em.execute<{ id: string }[]>(FIND, [
    serviceId,
    run.id,
    title?.deploymentId ?? null,
    title?.environment ?? null,
    run.id,
  ]);
  return found ? em.findOneOrFail(Deployment, found.id) : null;
}
