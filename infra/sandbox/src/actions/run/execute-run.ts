import { findRepositoryById, type Repository } from "../../github/state/repository.ts";
import { announceRun } from "../../github/webhooks/announce-run.ts";
import type { World } from "../../github/world.ts";
import { evaluateFlag, evaluateText } from "../expression/evaluate.ts";
import { type Conclusion, findRun, type Run, saveRun } from "../state/run.ts";
import { loadWorkflow } from "../workflow/load-workflow.ts";
import { type PlannedWorkflow, planWorkflow } from "../workflow/plan-workflow.ts";
import { WorkflowError } from "../workflow/workflow-error.ts";
import { valueAt, type WorkflowNode } from "../workflow/workflow-node.ts";
import { executeWorkflow } from "./execute-workflow.ts";
import { githubContext, variablesContext } from "./github-context.ts";
import { summarize } from "./job-outcome.ts";

/** Carries a run out from its file to its conclusion, waiting for its concurrency group before. */
export async function executeRun(world: World, id: number, cancelling: AbortController): Promise<void> {
  const run = findRun(world, id);
  const repository = run && findRepositoryById(world, run.repository);
  if (!run || !repository) return;
  try {
    if (run.complaint) throw new WorkflowError(run.complaint);
    const plan = await planRun(world, repository, run);
    const leave = await waitForTurn(world, repository, run, plan.file.root, cancelling);
    // A run that waits when the sandbox stops waits again after the next start.
    world.actions.stopping.signal.throwIfAborted();
    if (!leave) return complete(world, id, "cancelled", reasonOf(cancelling));
    try {
      await executePlan(world, repository, run, plan, cancelling);
    } finally {
      leave();
    }
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error;
    complete(world, id, "startup_failure", error.message);
  }
}

async function planRun(world: World, repository: Repository, run: Run): Promise<PlannedWorkflow> {
  const file = await loadWorkflow(world, repository, run.sha, run.path);
  if (!file) throw new WorkflowError(`${run.path} is not there in commit ${run.sha}`);
  return planWorkflow(world, file);
}

async function waitForTurn(
  world: World,
  repository: Repository,
  run: Run,
  root: WorkflowNode,
  cancelling: AbortController,
): Promise<(() => void) | null> {
  const concurrency = valueAt(root, "concurrency");
  if (!concurrency) return cancelling.signal.aborted ? null : () => undefined;
  const contexts = {
    github: githubContext(world, repository, run),
    inputs: run.inputs,
    vars: variablesContext(world, repository),
  };
  const scope = { contexts, functions: {} };
  const group = concurrency.kind === "map" ? valueAt(concurrency, "group") : concurrency;
  const name = evaluateText(group, scope);
  const isImpatient = evaluateFlag(valueAt(concurrency, "cancel-in-progress"), scope);
  const key = `${repository.id} ${name}`;
  if (world.actions.groups.isTaken(key)) saveRun(world, run.id, { status: "pending" });
  return world.actions.groups.enter(key, isImpatient, cancelling.signal, () =>
    cancelling.abort(`Canceling since a higher priority waiting request for '${name}' exists`),
  );
}

async function executePlan(
  world: World,
  repository: Repository,
  run: Run,
  plan: PlannedWorkflow,
  cancelling: AbortController,
): Promise<void> {
  const outcomes = await executeWorkflow({
    world,
    run,
    repository,
    plan,
    prefix: "",
    isAfterSkipped: false,
    inputs: run.inputs,
    secrets: world.actions.options.secrets ?? {},
    cancelling: cancelling.signal,
    begin: () => begin(world, run.id),
  });
  world.actions.stopping.signal.throwIfAborted();
  const conclusion = summarize([...outcomes.values()]);
  complete(
    world,
    run.id,
    cancelling.signal.aborted && conclusion !== "failure" ? "cancelled" : conclusion,
    reasonOf(cancelling),
  );
}

/** The run is in progress as soon as its first job is. */
function begin(world: World, id: number): void {
  if (findRun(world, id)?.status === "in_progress") return;
  announceRun(world, saveRun(world, id, { status: "in_progress", startedAt: Date.now() }), "in_progress");
}

function complete(world: World, id: number, conclusion: Conclusion, complaint: string | null): void {
  announceRun(world, saveRun(world, id, { status: "completed", conclusion, complaint }), "completed");
}

function reasonOf(cancelling: AbortController): string | null {
  return cancelling.signal.aborted ? String(cancelling.signal.reason) : null;
}
