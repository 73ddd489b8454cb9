import type { EntityManager } from "@mikro-orm/postgresql";
import type { Platform } from "../context.ts";
import { recordEvent } from "../events.ts";
import { type HeldRun, LostRun, type RunDefinition } from "./define-run.ts";

/** Does the work in a transaction that commits only while the run is still held under its fence. */
export function fenced<T>(
  platform: Pick<Platform, "fork">,
  run: HeldRun,
  work: (em: EntityManager) => Promise<T>,
): Promise<T> {
  return platform.fork().transactional(async (em) => {
    const held = await em.execute("select 1 from runs where id = ? and fence = ? and status = 'RUNNING' for update", [
      run.id,
      run.fence,
    ]);
    if (held.length === 0) throw new LostRun(`Run ${run.id} is another worker's now`);
    return work(em);
  });
}

/** Every step is done. */
export async function succeedRun(
  platform: Pick<Platform, "fork">,
  definition: RunDefinition,
  run: HeldRun,
): Promise<void> {
  await fenced(platform, run, async (em) => {
    await em.execute("update runs set status = 'SUCCEEDED', finished_at = now(), error = null where id = ?", [run.id]);
    await definition.succeeded?.(em, run);
    await recordEvent(em, "runChanged", { runId: run.id, change: "UPDATED" });
  });
}

/** A step failed for good: the run, the step and whatever the definition adds change together. */
export async function failRun(
  platform: Pick<Platform, "fork">,
  definition: RunDefinition,
  run: HeldRun,
  step: string,
  error: Error,
): Promise<void> {
  const reason = error.message;
  await fenced(platform, run, async (em) => {
    await em.execute(
      "update runs set status = 'FAILED', finished_at = now(), error = ?, wake_key = null where id = ?",
      [reason, run.id],
    );
    await em.execute(
      "update run_steps set status = 'FAILED', message = ?, finished_at = now() where run_id = ? and name = ?",
      [reason, run.id, step],
    );
    await definition.failed(em, run, reason, error);
    await recordEvent(em, "runChanged", { runId: run.id, change: "UPDATED" });
  });
}
