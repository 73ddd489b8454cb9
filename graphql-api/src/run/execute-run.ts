import type { z } from "zod";
import type { Platform } from "../context.ts";
import { runsTotal, stepSeconds } from "../metrics.ts";
import { type ClaimedRun, releaseRun, renewLease } from "./claim-run.ts";
import {
  LostRun,
  type RunDefinition,
  type StepContext,
  type StepDefinition,
  StepFailed,
  TryLater,
} from "./define-run.ts";
import { failRun, fenced, succeedRun } from "./end-run.ts";
import { beginStep, finishStep, parkStep, readSteps, type StepRow } from "./record-step.ts";

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
export async function executeRun(execution: Execution, run: ClaimedRun): Promise<Date | null> {
  const { platform, leaseMs } = execution;
  const mine = new AbortController();
  const signal = AbortSignal.any([execution.signal, mine.signal]);
  const heartbeat = setInterval(() => {
    renewLease(platform.pool, run, leaseMs).then(
      (held) => !held && mine.abort(new LostRun(`Run ${run.id} is another worker's now`)),
      (error) => platform.log.warn({ err: error, run: run.id }, "the lease could not be renewed"),
    );
  }, leaseMs / 3);

  try {
    return await walk({ ...execution, signal }, run);
  } catch (error) {
    if (!(error instanceof LostRun))
      platform.log.error({ err: error, run: run.id }, "a run was interrupted; it goes on by itself");
    return null;
  } finally {
    clearInterval(heartbeat);
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
  await succeedRun(platform, run);
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
  const step = definition.steps.find(({ name }) => name === row.name);
  const { attempt, since } = await beginStep(platform.pool, run, row.name);
  const end = stepSeconds.startTimer({ kind: run.kind, step: row.name });
  const context: StepContext = {
    platform,
    run,
    attempt,
    since,
    signal,
    timedOut: run.timedOut && (row.status === "WAITING" || row.status === "RUNNING"),
    output: (name, shape) => checkedOutput(rows, name, shape),
    fenced: (work) => fenced(platform, run, work),
  };

  try {
    if (attempt > MAX_ENTRIES)
      throw new StepFailed(`This step ended its process ${MAX_ENTRIES} times. Look at the logs, then retry.`);
    watch("before-effect", run, row.name);
    const result = await knownStep(step, row.name).do(context);
    watch("after-effect", run, row.name);
    if ("park" in result) {
      await parkStep(platform.pool, run, row.name, { ...result.park, counts: false });
      end({ outcome: "parked" });
      return { dueAt: result.park.until };
    }
    await finishStep(platform.pool, run, row.name, result);
    row.output = result.output ?? null;
    watch("recorded", run, row.name);
    end({ outcome: "succeeded" });
    return null;
  } catch (error) {
    end({ outcome: "failed" });
    return settle(platform, definition, run, row.name, attempt, error);
  }
}

/** A failed attempt: wait, try again, or give up with a sentence. */
async function settle(
  platform: Platform,
  definition: RunDefinition,
  run: ClaimedRun,
  step: string,
  attempt: number,
  error: unknown,
): Promise<{ dueAt: Date | null }> {
  if (error instanceof LostRun) throw error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof TryLater) {
    await parkStep(platform.pool, run, step, { until: error.at, wakeKey: null, message, counts: false });
    runsTotal.inc({ kind: run.kind, outcome: "waiting" });
    return { dueAt: error.at };
  }
  if (!(error instanceof StepFailed) && attempt < MAX_ATTEMPTS) {
    platform.log.warn({ err: error, run: run.id, step, attempt }, "a step failed and is tried again");
    const until = new Date(Date.now() + FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.75 + Math.random() / 2));
    await parkStep(platform.pool, run, step, { until, wakeKey: null, message, counts: true });
    return { dueAt: until };
  }
  platform.log.error({ err: error, run: run.id, step, attempt }, "a run failed");
  await failRun(platform, definition, run, step, message);
  runsTotal.inc({ kind: run.kind, outcome: "failed" });
  return { dueAt: null };
}

/** An output that an older release stored in another shape must not be guessed at. */
function checkedOutput<T>(rows: StepRow[], name: string, shape: z.ZodType<T>): T {
  const parsed = shape.safeParse(rows.find((row) => row.name === name)?.output);
  if (parsed.success) return parsed.data;
  throw new StepFailed(
    `This release cannot read what step "${name}" left behind. Undo this creation and create the service again.`,
  );
}

function knownStep(step: StepDefinition | undefined, name: string): StepDefinition {
  if (step) return step;
  throw new StepFailed(
    `This release of the platform has no step "${name}". Undo this creation and create the service again.`,
  );
}
