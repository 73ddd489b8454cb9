import type { Pool } from "pg";
import { servicesWithoutTasks } from "../metrics.ts";

const EMPTY = /* SQL */ `
select e.name as environment, count(s.id) filter (where se.status = 'FAILED')::int as count from environments e
left join service_environments se on se.environment_id = e.id
left join services s on s.id = se.service_id and s.status <> 'ARCHIVED'
group by e.name`;

/**
 * Counts into this process's metrics where tasks should run and none does: Prometheus reads tasks, and what has none is
 * nothing to it.
 */
export async function countEmptyPlaces(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ environment: string; count: number }>({ name: "empty-places", text: EMPTY });
  servicesWithoutTasks.reset();
  for (const { environment, count } of rows) servicesWithoutTasks.set({ environment }, count);
}
