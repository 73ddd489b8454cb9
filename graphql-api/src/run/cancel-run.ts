import type { EntityManager } from "@mikro-orm/postgresql";
import { recordEvent } from "../events.ts";

/**
 * Ends a run that has not ended, in the caller's transaction; false when it has. A worker that holds it can write nothing
 * any more: its fence is not the run's.
 */
export async function cancelRun(em: EntityManager, runId: string, reason: string): Promise<boolean> {
  const cancelled = await em.execute<{ id: string }[]>(
    `update runs set status = 'CANCELLED', fence = fence + 1, finished_at = now(), error = ?, wake_key = null
     where id = ? and status in ('QUEUED', 'RUNNING', 'WAITING') returning id`,
    [reason, runId],
  );
  if (cancelled.length === 0) return false;
  await em.execute(
    `update run_steps set status = 'CANCELLED', finished_at = now(),
       message = case status when 'PENDING' then null else ? end
     where run_id = ? and status in ('PENDING', 'RUNNING', 'WAITING')`,
    [reason, runId],
  );
  await recordEvent(em, "runChanged", { runId, change: "UPDATED" });
  return true;
}
