import type { EntityManager } from "@mikro-orm/postgresql";
import type { Environment } from "./environment.entity.ts";

/** Gives every service that is not archived its place in a new stage. Ids are made by the database: there may be thousands. */
export async function registerServices(em: EntityManager, stage: Environment): Promise<void> {
  await em.execute(
    `insert into service_environments (id, service_id, environment_id, ecs_cluster, ecs_service_name, status)
     select gen_random_uuid(), id, ?, ?, name, 'NEVER_DEPLOYED' from services where status <> 'ARCHIVED'
     on conflict do nothing`,
    [stage.id, stage.ecsCluster],
  );
}
