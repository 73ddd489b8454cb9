import { once } from "node:events";
import type { Pool } from "pg";
import { expect } from "vitest";
import { newId } from "../../ids.ts";
import type { RunDefinition, StepDefinition } from "../define-run.ts";
import { RunKind } from "../run-status.ts";

/** How a run and its steps stand in the database. */
export interface StoredRun {
  status: string;
  error: string | null;
  steps: { name: string; status: string; attempts: number; output: unknown; message: string | null }[];
}

/** A definition with nothing but these steps. The database knows few kinds, so that it is one of those. */
export const defineRun = (
  steps: StepDefinition[],
  failed: RunDefinition["failed"] = async () => {},
): RunDefinition => ({
  kind: RunKind.CREATE_SERVICE,
  steps,
  failed,
  startOver: "Ask for it again.",
});

/** A step of that name. */
export const step = (name: string, work: StepDefinition["do"]): StepDefinition => ({ name, title: name, do: work });

/** Writes a run about nothing for workers to find; answers its id. */
export async function queueRun(
  pool: Pool,
  steps: string[],
  subject = "sample",
  asked: { requestId: string; traceId: string } | null = null,
): Promise<string> {
  const id = newId();
  // One statement: a worker that hears of a run before its steps are there finds nothing to do and ends it.
  await pool.query(
    `with run as (
       insert into runs (id, kind, status, subject, input, created_at, request_id, trace_id)
       values ($1, 'CREATE_SERVICE', 'QUEUED', $2, '{}', now(), $3, $4) returning id)
     insert into run_steps (id, run_id, position, name, title, status)
     select gen_random_uuid(), run.id, place - 1, name, name, 'PENDING'
     from run, unnest($5::text[]) with ordinality as step (name, place)`,
    [id, subject, asked?.requestId ?? null, asked?.traceId ?? null, steps],
  );
  return id;
}

export async function readStored(pool: Pool, id: string): Promise<StoredRun | undefined> {
  const { rows } = await pool.query<StoredRun>(
    `select status, error, (select json_agg(json_build_object('name', name, 'status', s.status, 'attempts', attempts,
       'output', output, 'message', message) order by position) from run_steps s where s.run_id = r.id) as steps
     from runs r where id = $1`,
    [id],
  );
  return rows[0];
}

/** Ends when the run is in that state. */
export const becomes = (pool: Pool, id: string, status: string) =>
  expect.poll(async () => (await readStored(pool, id))?.status, { timeout: 20_000, interval: 20 }).toBe(status);

/** Ends when the signal is aborted, also when it was before anybody asked. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}

/** Something to wait for and to let go. */
export function gate(): { open: () => void; opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}
