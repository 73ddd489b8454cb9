import { announceJob } from "../../github/webhooks/announce-job.ts";
import { evaluateCondition, evaluateText, type Scope } from "../expression/evaluate.ts";
import { insertJob, saveJob } from "../state/job.ts";
import type { Conclusion } from "../state/run.ts";
import type { PlannedJob } from "../workflow/plan-workflow.ts";
import { WorkflowError } from "../workflow/workflow-error.ts";
import { valueAt } from "../workflow/workflow-node.ts";
import { executeCall } from "./execute-call.ts";
import { executeJob } from "./execute-job.ts";
import type { JobOutcome } from "./job-outcome.ts";
import { jobScope, type Needs, type WorkflowCall } from "./workflow-call.ts";

/** Carries out the jobs of a workflow, each as soon as those it needs are done. */
export async function executeWorkflow(call: WorkflowCall): Promise<Map<string, JobOutcome>> {
  const begun = new Map<string, Promise<JobOutcome>>();
  const outcomeOf = (job: PlannedJob): Promise<JobOutcome> => {
    const known = begun.get(job.id);
    if (known) return known;
    const needed = call.plan.jobs.filter((other) => job.needs.includes(other.id));
    const outcome = Promise.all(needed.map(async (other) => [other.id, await outcomeOf(other)] as const)).then(
      (needs) => carryOut(call, job, Object.fromEntries(needs)),
    );
    begun.set(job.id, outcome);
    return outcome;
  };
  const outcomes = await Promise.all(call.plan.jobs.map(async (job) => [job.id, await outcomeOf(job)] as const));
  return new Map(outcomes);
}

async function carryOut(call: WorkflowCall, job: PlannedJob, needs: Needs): Promise<JobOutcome> {
  call.world.actions.stopping.signal.throwIfAborted();
  const chain = Object.values(needs).flatMap((outcome) => outcome.chain);
  const isAfterSkipped = call.isAfterSkipped || chain.includes("skipped");
  const end = (result: Conclusion, outputs: Record<string, string> = {}): JobOutcome => {
    return { result, outputs, chain: [...chain, result] };
  };
  const scope = jobScope(call, needs);
  try {
    if (!evaluateCondition(valueAt(job.node, "if"), scope)) {
      tellAtOnce(call, nameOf(job, scope), "skipped");
      return end("skipped");
    }
    const name = nameOf(job, scope);
    const { result, outputs } = job.called
      ? await executeCall({ ...call, isAfterSkipped }, job, job.called, name, scope, executeWorkflow)
      : await executeJob(call, job, name, scope);
    return end(result, outputs);
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error;
    tellAtOnce(call, job.id, "failure", error.message);
    return end("failure");
  }
}

function nameOf(job: PlannedJob, scope: Scope): string {
  return evaluateText(valueAt(job.node, "name"), scope) || job.id;
}

/** A job that ends before it begins. */
function tellAtOnce(call: WorkflowCall, name: string, conclusion: Conclusion, complaint?: string): void {
  const { world, run } = call;
  const now = Date.now();
  const job = insertJob(world, run, `${call.prefix}${name}`);
  job.status = "completed";
  job.conclusion = conclusion;
  job.startedAt = now;
  job.completedAt = now;
  if (complaint) job.annotations.push({ level: "error", message: complaint });
  saveJob(world, job);
  announceJob(world, run, job, "completed");
}
