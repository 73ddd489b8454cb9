import type { z } from "zod";
import type { Platform } from "../context.ts";
import { runsTotal, stepSeconds } from "../metrics.ts";
import { type Trace, withTrace } from "../trace.ts";
import { type ClaimedRun, releaseRun } from "./claim-run.ts";
import {
  LostRun,
  type RunDefinition,
  type StepContext,
  type StepDefinition,
  StepFailed,
  TryLater,
} from "./define-run.ts";
import { failRun, fenced, succeedRun } from "./end-run.ts";
import { keepLease } from "./keep-lease.ts";
import { type Begun, beginStep, finishStep, parkStep, readSteps, type StepRow } from "./record-step.ts";
import { tellTrouble } from "./tell-trouble.ts";

/** A moment in the life of a step, for whoever watches a worker. */
export type Moment = "before-effect" | "after-effect" | "recorded";
export type Watch = (moment: Moment, run: ClaimedRun, step: string) => void;

export interface Execution {
  platform: Platform;
  definitions: RunDefinition[];
  leaseMs: number;
  signal: AbortSignal;
  watch: Watch;
}

/** How often a step is tried when what went wrong may pass, and the pause before the next try, doubling. */
const MAX_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 250;
/** How often a step may be entered: one that ends its process each time would otherwise be taken up for ever. */
const MAX_ENTRIES = 50;

/** Works on a claimed run until it ends, waits, or is lost. Answers when it is due again, or null. */
export function executeRun(execution: Execution, run: ClaimedRun): Promise<Date | null> {
  return withTrace(traceOf(run), () => execute(execution, run));
}

/** What a run does it does for the request that asked for it; one that a watch began stands for itself. */
function traceOf({ id, requestId, traceId }: ClaimedRun): Trace {
  return { requestId: requestId ?? id, traceId: traceId ?? id.replaceAll("-", ""), isSampled: false };
}

async function execute(execution: Execution, run: ClaimedRun): Promise<Date | null> {
  const { platform, leaseMs } = execution;
  const lease = keepLease(platform, run, leaseMs);
  const signal = AbortSignal.any([execution.signal, lease.lost]);

  try {
    return await walk({ ...execution, signal }, run);
  } catch (error) {
    if (!(error instanceof LostRun))
      platform.log.error({ err: error, run: run.id }, "a run was interrupted; it goes on by itself");
    return null;
  } finally {
    lease.end();
  }
}

async function walk(execution: Execution, run: ClaimedRun): Promise<Date | null> {
  const { platform, definitions, signal } = execution;
  const definition = definitions.find(({ kind }) => kind === run.kind);
  if (!definition) throw new Error(`This release knows no run of kind ${run.kind}`);
  const rows = await readSteps(platform.pool, run.id);

  for (const row of rows) {
    if (row.status === "SUCCEEDED" || row.status === "SKIPPED") continue;
    if (signal.aborted) {
      await releaseRun(platform.pool, run);
      return null;
    }
    const ended = await enter(execution, definition, run, row, rows);
    if (ended) return ended.dueAt;
  }
  await succeedRun(platform, definition, run);
  runsTotal.inc({ kind: run.kind, outcome: "succeeded" });
  return null;
}

/** Does one step. Answers null to go on with the next, or when the run is due again. */
async function enter(
  { platform, watch, signal }: Execution,
  definition: RunDefinition,
  run: ClaimedRun,
  row: StepRow,
  rows: StepRow[],
): Promise<{ dueAt: Date | null } | null> {
  const begun = await beginStep(platform.pool, run, row.name);
  const { attempt, since } = begun;
  const end = stepSeconds.startTimer({ kind: run.kind, step: row.name });
  const context: StepContext = {
    platform,
    run,
    attempt,
    since,
    signal,
    timedOut: run.timedOut && (row.status === "WAITING" || row.status === "RUNNING"),
    output: (name, shape) => checkedOutput(definition, rows, name, shape),
    fenced: (work) => fenced(platform, run, work),
  };

  try {
    if (attempt > MAX_ENTRIES)
      throw new StepFailed(`This step ended its process ${MAX_ENTRIES} times. Look at the logs, then retry.`);
    watch("before-effect", run, row.name);
    const result = await knownStep(definition, row.name).do(context);
    watch("after-effect", run, row.name);
    if ("park" in result) {
      const parked = { ...result.park, attempts: 0, wakes: begun.wakes };
      const dueAt = await parkStep(platform.pool, run, row.name, parked);
      end({ outcome: "waiting" });
      return { dueAt };
    }
    await finishStep(platform.pool, run, row.name, result);
    row.output = result.output ?? null;
    watch("recorded", run, row.name);
    end({ outcome: "succeeded" });
    return null;
  } catch (error) {
    // What breaks off because the run is no longer this worker's says nothing about the step.
    if (signal.reason instanceof LostRun) throw signal.reason;
    end({ outcome: error instanceof TryLater ? "waiting" : "failed" });
    return settle(platform, definition, run, row.name, begun, error);
  }
}

/** A failed attempt: wait, try again, or give up with a sentence. */
async function settle(
  platform: Platform,
  definition: RunDefinition,
  run: ClaimedRun,
  step: string,
  { attempt, wakes }: Begun,
  error: unknown,
): Promise<{ dueAt: Date | null }> {
  if (error instanceof LostRun) throw error;
  const told = tellTrouble(error);
  const { message } = told;
  if (error instanceof TryLater) {
    await parkStep(platform.pool, run, step, { until: error.at, wakeKey: null, message, attempts: attempt - 1, wakes });
    runsTotal.inc({ kind: run.kind, outcome: "waiting" });
    return { dueAt: error.at };
  }
  if (!(error instanceof StepFailed) && attempt < MAX_ATTEMPTS) {
    platform.log.warn({ err: error, run: run.id, step, attempt }, "a step failed and is tried again");
    const until = new Date(Date.now() + FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.75 + Math.random() / 2));
    await parkStep(platform.pool, run, step, { until, wakeKey: null, message, attempts: attempt, wakes });
    return { dueAt: until };
  }
  platform.log.error({ err: error, run: run.id, step, attempt }, "a run failed");
  await failRun(platform, definition, run, step, told);
  runsTotal.inc({ kind: run.kind, outcome: "failed" });
  return { dueAt: null };
}

/** An output that an older release stored in another shape must not be guessed at. */
function checkedOutput<T>({ startOver }: RunDefinition, rows: StepRow[], name: string, shape: z.ZodType<T>): T {
  const parsed = shape.safeParse(rows.find((row) => row.name === name)?.output);
  if (parsed.success) return parsed.data;
  throw new StepFailed(`This release of the platform cannot read what step "${name}" left behind. ${startOver}`);
}

function knownStep({ steps, startOver }: RunDefinition, name: string): StepDefinition {
  const step = steps.find((one) => one.name === name);
  if (step) return step;
  throw new StepFailed(`This release of the platform has no step "${name}". ${startOver}`);
}
