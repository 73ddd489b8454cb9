import type { EntityManager } from "@mikro-orm/postgresql";
import { recordEvent } from "../events.ts";

/** Lets a FAILED run go on at its failed step, with fresh attempts. False when it is not FAILED (any more). */
export async function resumeRun(em: EntityManager, runId: string): Promise<boolean> {
  const resumed = await em.execute(
    "update runs set status = 'QUEUED', due_at = now(), finished_at = null, error = null where id = ? and status = 'FAILED' returning id",
    [runId],
  );
  if (resumed.length === 0) return false;
  await em.execute(
    "update run_steps set status = 'PENDING', attempts = 0, started_at = null, finished_at = null, message = null where run_id = ? and status = 'FAILED'",
    [runId],
  );
  await recordEvent(em, "runChanged", { runId, change: "UPDATED" });
  return true;
}
