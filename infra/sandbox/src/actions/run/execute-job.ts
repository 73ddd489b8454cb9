import { issueToken, revokeToken } from "../../github/access/token-store.ts";
import { announceJob } from "../../github/webhooks/announce-job.ts";
import { evaluateFlag, evaluateNumber, evaluateText, evaluateTexts, type Scope } from "../expression/evaluate.ts";
import { endTracked } from "../runner/end-tracked.ts";
import { makeJobFolder, removeJobFolder } from "../runner/job-folder.ts";
import { Masker } from "../runner/masker.ts";
import { findWaitingJob, insertJob, type Job, saveJob } from "../state/job.ts";
import type { Conclusion } from "../state/run.ts";
import type { PlannedJob } from "../workflow/plan-workflow.ts";
import { asTokenPermissions } from "../workflow/read-permissions.ts";
import { WorkflowError } from "../workflow/workflow-error.ts";
import { entriesOf, valueAt } from "../workflow/workflow-node.ts";
import { executeSteps } from "./execute-steps.ts";
import type { JobOutcome } from "./job-outcome.ts";
import { annotate, type JobRun, stepScope } from "./job-run.ts";
import { noteEnvironment } from "./note-environment.ts";
import type { WorkflowCall } from "./workflow-call.ts";

type Outcome = Pick<JobOutcome, "result" | "outputs">;
const day = 86_400_000;
const minute = 60_000;
const defaultMinutes = 360;

/** Carries out a job with steps of its own: waits for a runner, runs them in a clean place, leaves its outputs. */
export async function executeJob(
  call: WorkflowCall,
  planned: PlannedJob,
  name: string,
  scope: Scope,
): Promise<Outcome> {
  const { world, run } = call;
  const fullName = `${call.prefix}${name}`;
  const job = findWaitingJob(world, run, fullName) ?? insertJob(world, run, fullName);
  announceJob(world, run, job, "queued");
  const giveBack = await world.actions.slots.take(AbortSignal.any([call.cancelling, world.actions.stopping.signal]));
  world.actions.stopping.signal.throwIfAborted();
  if (!giveBack) return end(call, job, "cancelled");
  try {
    call.begin();
    job.status = "in_progress";
    job.startedAt = Date.now();
    saveJob(world, job);
    return await runSteps(call, planned, job, scope);
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error;
    job.annotations.push({ level: "error", message: error.message });
    return end(call, job, "failure");
  } finally {
    giveBack();
  }
}

async function runSteps(call: WorkflowCall, planned: PlannedJob, job: Job, scope: Scope): Promise<Outcome> {
  const { world, repository } = call;
  const folder = makeJobFolder(world.actions, job.id, repository.name, call.run.payload);
  const permissions = asTokenPermissions(planned.grants);
  const holder = { kind: "installation" as const, permissions, repositoryIds: [repository.id] };
  const token = issueToken(world, "ghs", holder, Date.now() + day);
  const masker = new Masker();
  for (const secret of [token, ...Object.values(call.secrets)]) masker.add(secret);
  const minutes = evaluateNumber(valueAt(planned.node, "timeout-minutes"), scope, defaultMinutes);
  const late = new AbortController();
  const timer = setTimeout(() => late.abort("late"), minutes * minute);
  const run: JobRun = {
    ...{ call, id: planned.id, node: planned.node, job, scope, folder, masker, grants: planned.grants, token },
    cancelling: AbortSignal.any([call.cancelling, late.signal]),
    env: {},
    paths: [],
    steps: {},
    status: "success",
  };
  try {
    const secrets = { ...scope, contexts: { ...scope.contexts, secrets: { ...call.secrets, GITHUB_TOKEN: token } } };
    Object.assign(run.env, evaluateTexts(valueAt(call.plan.file.root, "env"), secrets));
    const inner = { ...secrets, contexts: { ...secrets.contexts, env: { ...run.env } } };
    Object.assign(run.env, evaluateTexts(valueAt(planned.node, "env"), inner));
    noteEnvironment(run, "name");
    await executeSteps(run);
    if (late.signal.aborted) {
      annotate(run, "error", `The job has exceeded the maximum execution time of ${minutes} minutes.`);
    }
    noteEnvironment(run, "url");
    return finish(run);
  } finally {
    clearTimeout(timer);
    revokeToken(world, token);
    endTracked(job.tracking);
    await removeJobFolder(folder);
  }
}

function finish(run: JobRun): Outcome {
  const outer = stepScope(run, run.env);
  const outputs = Object.fromEntries(
    entriesOf(valueAt(run.node, "outputs")).map(({ key, value }) => {
      const text = evaluateText(value, outer);
      // As at GitHub, what holds a secret leaves no job.
      return [key, run.masker.mask(text) === text ? text : ""];
    }),
  );
  const isForgiven = run.status === "failure" && evaluateFlag(valueAt(run.node, "continue-on-error"), run.scope);
  const { result } = end(run.call, run.job, run.status);
  return { result: isForgiven ? "success" : result, outputs };
}

function end(call: WorkflowCall, job: Job, conclusion: Conclusion): Outcome {
  const now = Date.now();
  job.status = "completed";
  job.conclusion = conclusion;
  job.startedAt ??= now;
  job.completedAt = now;
  for (const step of job.steps.filter((one) => one.status !== "completed")) {
    Object.assign(step, { status: "completed", conclusion: "skipped" });
  }
  saveJob(call.world, job);
  announceJob(call.world, call.run, job, "completed");
  return { result: conclusion, outputs: {} };
}
