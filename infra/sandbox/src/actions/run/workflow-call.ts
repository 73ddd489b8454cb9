import type { Repository } from "../../github/state/repository.ts";
import type { World } from "../../github/world.ts";
import type { Scope } from "../expression/evaluate.ts";
import type { Run } from "../state/run.ts";
import type { PlannedWorkflow } from "../workflow/plan-workflow.ts";
import { githubContext, variablesContext } from "./github-context.ts";
import type { JobOutcome } from "./job-outcome.ts";

/** One workflow being carried out: the run's own, or one that a job of it calls. */
export interface WorkflowCall {
  readonly world: World;
  readonly run: Run;
  readonly repository: Repository;
  readonly plan: PlannedWorkflow;
  /** The names of the calling jobs, as they stand before a job's own: `cd / `. */
  readonly prefix: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Whether a job before the calling one was skipped. GitHub looks that far back for success(). */
  readonly isAfterSkipped: boolean;
  readonly cancelling: AbortSignal;
  /** Says that a job has begun. */
  readonly begin: () => void;
}

export type Needs = Readonly<Record<string, JobOutcome>>;

/** What can be seen where a job is described, before it has steps. */
export function jobScope(call: WorkflowCall, needs: Needs): Scope {
  const chain = Object.values(needs).flatMap((outcome) => outcome.chain);
  const isCancelled = () => call.cancelling.aborted;
  return {
    contexts: {
      github: githubContext(call.world, call.repository, call.run),
      needs: Object.fromEntries(Object.entries(needs).map(([id, { result, outputs }]) => [id, { result, outputs }])),
      inputs: call.inputs,
      vars: variablesContext(call.world, call.repository),
      secrets: call.secrets,
      strategy: { "fail-fast": true, "job-index": 0, "job-total": 1, "max-parallel": 1 },
      matrix: null,
    },
    functions: {
      success: () => !isCancelled() && !call.isAfterSkipped && chain.every((result) => result === "success"),
      failure: () => !isCancelled() && chain.includes("failure"),
      cancelled: isCancelled,
      always: () => true,
    },
  };
}
