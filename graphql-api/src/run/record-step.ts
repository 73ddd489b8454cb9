import type { Pool } from "pg";
import { type HeldRun, LostRun, type StepDone } from "./define-run.ts";

// Each record is one statement: the check of the fence, the change and the news of it stand or fall together.
const fencedChange = (runChange: string, stepChange: string) => /* SQL */ `
with held as (
  update runs set ${runChange} where id = $1 and fence = $2 and status = 'RUNNING' returning id),
step as (
  update run_steps set ${stepChange} from held where run_steps.run_id = held.id and name = $3 returning attempts, started_at),
news as (
  insert into events (topic, ids)
  select 'runChanged', jsonb_build_object('runId', id, 'change', 'UPDATED') from held)
select attempts, started_at from step`;

interface Begun {
  attempts: number;
  started_at: Date;
}

async function record(pool: Pool, name: string, text: string, run: HeldRun, values: unknown[]): Promise<Begun> {
  const { rows } = await pool.query<Begun>({ name, text, values: [run.id, run.fence, ...values] });
  const row = rows[0];
  if (!row) throw new LostRun(`Run ${run.id} is another worker's now`);
  return row;
}

const BEGIN = fencedChange(
  "error = null",
  "status = 'RUNNING', attempts = attempts + 1, started_at = coalesce(started_at, now()), finished_at = null, message = null",
);

/** A step is being entered. Answers the number of this attempt, and when the first one began. */
export async function beginStep(pool: Pool, run: HeldRun, step: string): Promise<{ attempt: number; since: Date }> {
  const { attempts, started_at } = await record(pool, "begin-step", BEGIN, run, [step]);
  return { attempt: attempts, since: new Date(started_at) };
}

const FINISH = fencedChange(
  "error = null, wake_key = null",
  "status = 'SUCCEEDED', output = $4, message = $5, url = $6, finished_at = now()",
);

/** A step is done; its output is there for every replay. */
export async function finishStep(pool: Pool, run: HeldRun, step: string, done: StepDone): Promise<void> {
  const output = JSON.stringify(done.output ?? null);
  await record(pool, "finish-step", FINISH, run, [step, output, done.message ?? null, done.url ?? null]);
}

const PARK = fencedChange(
  "status = 'WAITING', due_at = $4, wake_key = $5, error = $6",
  "status = 'WAITING', message = $6, attempts = attempts - $7",
);

/** The run waits until a time, or until its wake key is called out. `counts`: whether the attempt is kept. */
export async function parkStep(
  pool: Pool,
  run: HeldRun,
  step: string,
  it: { until: Date; wakeKey: string | null; message: string; counts: boolean },
): Promise<void> {
  await record(pool, "park-step", PARK, run, [step, it.until, it.wakeKey, it.message, it.counts ? 0 : 1]);
}

/** What a worker reads when it takes a run up. */
export interface StepRow {
  name: string;
  status: string;
  output: unknown;
}

/** The steps of a run, in order. */
export async function readSteps(pool: Pool, runId: string): Promise<StepRow[]> {
  const { rows } = await pool.query<StepRow>({
    name: "read-steps",
    text: "select name, status, output from run_steps where run_id = $1 order by position",
    values: [runId],
  });
  return rows;
}
