import type { Pool } from "pg";
import { type HeldRun, LostRun, type StepDone } from "./define-run.ts";

// Each record is one statement: the check of the fence, the change and the news of it stand or fall together.
const fencedChange = (runChange: string, stepChange: string) => /* SQL */ `
with held as (
  update runs set ${runChange} where id = $1 and fence = $2 and status = 'RUNNING' returning id, wakes, due_at),
step as (
  update run_steps set ${stepChange} from held where run_steps.run_id = held.id and name = $3 returning attempts, started_at),
news as (
  insert into events (topic, ids)
  select 'runChanged', jsonb_build_object('runId', id, 'change', 'UPDATED') from held)
select step.attempts, step.started_at, held.wakes::text as wakes, held.due_at from step, held`;

interface Recorded {
  attempts: number;
  started_at: Date;
  wakes: string;
  due_at: Date;
}

async function record(pool: Pool, name: string, text: string, run: HeldRun, values: unknown[]): Promise<Recorded> {
  const { rows } = await pool.query<Recorded>({ name, text, values: [run.id, run.fence, ...values] });
  const row = rows[0];
  if (!row) throw new LostRun(`Run ${run.id} is another worker's now`);
  return row;
}

const BEGIN = fencedChange(
  "error = null",
  "status = 'RUNNING', attempts = attempts + 1, started_at = coalesce(started_at, now()), finished_at = null, message = null",
);

/** What a worker knows when it enters a step. */
export interface Begun {
  attempt: number;
  /** When the first attempt began. */
  since: Date;
  /** How often the run had been woken before the step could look at anything. */
  wakes: string;
}

/** A step is being entered. */
export async function beginStep(pool: Pool, run: HeldRun, step: string): Promise<Begun> {
  const { attempts, started_at, wakes } = await record(pool, "begin-step", BEGIN, run, [step]);
  return { attempt: attempts, since: new Date(started_at), wakes };
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

// What is waited for may have happened after the step had looked: then there is nothing to wait for.
const PARK = fencedChange(
  `status = case when $5::text is not null and wakes > $8 then 'QUEUED' else 'WAITING' end,
   due_at = case when $5::text is not null and wakes > $8 then now() else $4 end,
   wake_key = case when wakes > $8 then null else $5 end, error = $6`,
  "status = 'WAITING', message = $6, attempts = $7",
);

/**
 * The run waits until a time or, with a wake key, until it is woken; woken since the step began, it does not wait at all.
 * `attempts`: how many count from here on. Answers when the run is due.
 */
export async function parkStep(
  pool: Pool,
  run: HeldRun,
  step: string,
  it: { until: Date; wakeKey: string | null; message: string; attempts: number; wakes: string },
): Promise<Date> {
  const values = [step, it.until, it.wakeKey, it.message, it.attempts, it.wakes];
  const { due_at } = await record(pool, "park-step", PARK, run, values);
  return new Date(due_at);
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
