import type { Pool } from "pg";

/** Where tasks of services can run. */
export interface Cluster {
  region: string;
  cluster: string;
}

// A place whose stage has moved runs where it was until something is deployed there.
const CLUSTERS = /* SQL */ `
select distinct coalesce(se.region, e.region) as region, se.ecs_cluster as cluster
from service_environments se join environments e on e.id = se.environment_id join services s on s.id = se.service_id
where s.status <> 'ARCHIVED'`;

/** Every cluster that a service which is not archived is registered in. */
export async function readClusters({ pool }: { pool: Pool }): Promise<Cluster[]> {
  return (await pool.query<Cluster>({ name: "clusters", text: CLUSTERS })).rows;
}
