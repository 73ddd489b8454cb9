import type { Pool } from "pg";
import type { HeldRun } from "./define-run.ts";
import type { RunKind } from "./run-status.ts";

export interface ClaimedRun extends HeldRun {
  /** True when it was waiting for something that did not come in time. */
  timedOut: boolean;
  /** Of the request it goes back to; null where a watch began it. */
  requestId: string | null;
  traceId: string | null;
  /** When the lease may have run out, by this process's own clock (`performance.now()`, milliseconds). */
  leasedUntil: number;
}

interface Row {
  id: string;
  kind: RunKind;
  service_id: string | null;
  subject: string;
  input: Record<string, unknown>;
  requested_by: string | null;
  created_at: Date;
  request_id: string | null;
  trace_id: string | null;
  fence: string;
  timed_out: boolean;
}

// A lease is a due time in the future: a worker that dies lets it pass, and the run is due again. A wake key that is
// still there was never called out; it stays until its step is done, so that a death in between does not hide that.
const CLAIM = /* SQL */ `
with next as (
  select id from runs
  where status in ('QUEUED', 'RUNNING', 'WAITING') and due_at <= now() and kind = any($2)
  order by due_at for update skip locked limit 1)
update runs set status = 'RUNNING', fence = fence + 1, due_at = now() + $1 * interval '1 ms'
from next where runs.id = next.id
returning runs.id, kind, service_id, subject, input, requested_by, created_at, request_id, trace_id,
  fence::text as fence,
  wake_key is not null as timed_out`;

/**
 * Takes the run of one of these kinds that has been due the longest, or answers null when none is. Two workers never
 * get the same one. Kinds that only another release knows are left to that.
 */
export async function claimRun(pool: Pool, leaseMs: number, kinds: RunKind[]): Promise<ClaimedRun | null> {
  // From before the question on: the database can only have begun to count later.
  const leasedUntil = performance.now() + leaseMs;
  const { rows } = await pool.query<Row>({ name: "claim-run", text: CLAIM, values: [leaseMs, kinds] });
  const row = rows[0];
  if (!row) return null;
  return {
    id: row.id,
    kind: row.kind,
    serviceId: row.service_id,
    subject: row.subject,
    input: row.input,
    requestedBy: row.requested_by,
    createdAt: new Date(row.created_at),
    requestId: row.request_id,
    traceId: row.trace_id,
    fence: row.fence,
    timedOut: row.timed_out,
    leasedUntil,
  };
}

/** Prolongs the lease. False when the run is another worker's by now. */
export async function renewLease(pool: Pool, run: HeldRun, leaseMs: number): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: "renew-lease",
    text: "update runs set due_at = now() + $3 * interval '1 ms' where id = $1 and fence = $2 and status = 'RUNNING'",
    values: [run.id, run.fence, leaseMs],
  });
  return rowCount === 1;
}

/** Gives the run back for any worker to take at once. */
export async function releaseRun(pool: Pool, run: HeldRun): Promise<void> {
  await pool.query(
    "update runs set status = 'QUEUED', due_at = now() where id = $1 and fence = $2 and status = 'RUNNING'",
    [run.id, run.fence],
  );
}
