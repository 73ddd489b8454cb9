import type { EntityManager } from "@mikro-orm/postgresql";

const WAITS = "status = 'WAITING' and wake_key is not null";

/**
 * Lets a run that waits for something look again at once, in the caller's transaction. One that is being worked on goes on
 * right after it parks, so that news between its look and its parking is not missed. One that waits for a time alone, such
 * as the end of a rate limit, keeps to that, and one that has ended stays so.
 */
export async function wakeRun(em: EntityManager, runId: string): Promise<void> {
  await em.execute(
    `update runs set wakes = wakes + 1,
       status = case when ${WAITS} then 'QUEUED' else status end,
       due_at = case when ${WAITS} then now() else due_at end,
       wake_key = case when ${WAITS} then null else wake_key end
     where id = ? and status in ('QUEUED', 'RUNNING', 'WAITING')`,
    [runId],
  );
}
