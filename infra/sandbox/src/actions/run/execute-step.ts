import { setTimeout as sleep } from "node:timers/promises";
import {
  evaluateCondition,
  evaluateFlag,
  evaluateNumber,
  evaluateText,
  evaluateTexts,
} from "../expression/evaluate.ts";
import { type Step, saveJob } from "../state/job.ts";
import type { Conclusion } from "../state/run.ts";
import { WorkflowError } from "../workflow/workflow-error.ts";
import { textOf, valueAt, type WorkflowNode } from "../workflow/workflow-node.ts";
import { annotate, type JobRun, say, stepScope } from "./job-run.ts";
import { runAction } from "./run-action.ts";
import { runScript } from "./run-script.ts";
import { StepFailure } from "./step-failure.ts";
import type { StepRun } from "./step-run.ts";

const minute = 60_000;
const defaultMinutes = 360;
/** How soon a held step hears, in milliseconds, that it is let go. */
const patience = 50;

/** Runs one step, or skips it, and notes what it leaves to those after it. */
export async function executeStep(run: JobRun, node: WorkflowNode, step: Step): Promise<void> {
  if (run.cancelling.aborted && run.status !== "cancelled") run.status = "cancelled";
  const key = textOf(valueAt(node, "id")) ?? `__${step.number}`;
  try {
    if (!evaluateCondition(valueAt(node, "if"), stepScope(run, run.env))) {
      finish(run, step, "skipped");
      run.steps[key] = { outputs: {}, outcome: "skipped", conclusion: "skipped" };
      return;
    }
  } catch (error) {
    complain(run, step, error);
    run.status = "failure";
    finish(run, step, "failure");
    return;
  }
  Object.assign(step, { status: "in_progress", startedAt: Date.now() });
  saveJob(run.call.world, run.job);
  const { outcome, outputs, isForgiven } = await attempt(run, node, step);
  const conclusion = outcome === "failure" && isForgiven ? "success" : outcome;
  run.steps[key] = { outputs, outcome, conclusion };
  if (conclusion === "failure" && run.status === "success") run.status = "failure";
  if (conclusion === "cancelled") run.status = "cancelled";
  finish(run, step, conclusion);
}

async function attempt(run: JobRun, node: WorkflowNode, step: Step) {
  const outputs: Record<string, string> = {};
  const late = new AbortController();
  // Steps that come after a cancellation, because they say always(), run to their end.
  const isAfterwards = run.status === "cancelled";
  const signals = isAfterwards ? [late.signal] : [run.cancelling, late.signal];
  let timer: NodeJS.Timeout | null = null;
  let isForgiven = false;
  try {
    const outer = stepScope(run, run.env);
    const env = { ...run.env, ...evaluateTexts(valueAt(node, "env"), outer) };
    const scope = stepScope(run, env);
    step.name = evaluateText(valueAt(node, "name"), scope) || step.name;
    isForgiven = evaluateFlag(valueAt(node, "continue-on-error"), scope);
    const minutes = evaluateNumber(valueAt(node, "timeout-minutes"), scope, defaultMinutes);
    timer = setTimeout(() => late.abort(), minutes * minute);
    const stepRun: StepRun = { run, node, step, env, scope, outputs, cancelling: AbortSignal.any(signals) };
    await misbehave(stepRun);
    await (valueAt(node, "uses") ? runAction(stepRun) : runScript(stepRun));
    return { outcome: isStopped() ? ("cancelled" as const) : ("success" as const), outputs, isForgiven };
  } catch (error) {
    run.call.world.actions.stopping.signal.throwIfAborted();
    if (late.signal.aborted) complain(run, step, new StepFailure(`The step '${step.name}' has timed out.`));
    else if (isStopped()) say(run, step.number, "##[error]The operation was canceled.");
    else complain(run, step, error);
    return { outcome: isStopped() ? ("cancelled" as const) : ("failure" as const), outputs, isForgiven };
  } finally {
    if (timer) clearTimeout(timer);
  }

  function isStopped(): boolean {
    return !isAfterwards && run.cancelling.aborted;
  }
}

/** What the switches slowStep and failStep ask for. */
async function misbehave({ run, step, cancelling }: StepRun): Promise<void> {
  const { world, repository } = run.call;
  const subject = { method: "RUN", path: `/${repository.fullName}/${run.job.name}/${step.name}`, graphqlFields: [] };
  const slow = world.switches.take("slowStep", subject);
  if (slow) {
    say(run, step.number, `The switch slowStep holds this step for ${slow.milliseconds} ms`);
    const end = Date.now() + slow.milliseconds;
    while (Date.now() < end && world.switches.holds("slowStep", slow))
      await sleep(Math.min(slow.milliseconds, patience), null, { signal: cancelling });
  }
  if (world.switches.take("failStep", subject)) throw new StepFailure("The switch failStep makes this step fail");
}

function complain(run: JobRun, step: Step, error: unknown): void {
  if (!(error instanceof StepFailure) && !(error instanceof WorkflowError)) throw error;
  say(run, step.number, `##[error]${error.message}`);
  annotate(run, "error", error.message);
}

function finish(run: JobRun, step: Step, conclusion: Conclusion): void {
  const now = Date.now();
  Object.assign(step, { status: "completed", conclusion, startedAt: step.startedAt ?? now, completedAt: now });
  saveJob(run.call.world, run.job);
}
