import type { Pool } from "pg";

/** Calls out a wake key: whatever waits for it goes on now. Answers how many runs did; a time-out that came first wins. */
export async function wakeRuns(pool: Pool, wakeKey: string): Promise<number> {
  const { rowCount } = await pool.query(
    "update runs set status = 'QUEUED', due_at = now(), wake_key = null where wake_key = $1 and status = 'WAITING'",
    [wakeKey],
  );
  return rowCount ?? 0;
}
