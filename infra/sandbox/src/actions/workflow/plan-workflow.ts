import type { World } from "../../github/world.ts";
import { loadCalledWorkflow, type WorkflowFile } from "./load-workflow.ts";
import { defaultGrants, excess, type Grants, readPermissions } from "./read-permissions.ts";
import { refuseUnsupported } from "./refuse-unsupported.ts";
import { WorkflowError } from "./workflow-error.ts";
import { type Entry, entriesOf, textOf, textsOf, valueAt, type WorkflowNode } from "./workflow-node.ts";

/** A job of a workflow: its own steps, or another workflow it calls. */
export interface PlannedJob {
  readonly id: string;
  readonly node: WorkflowNode;
  readonly needs: readonly string[];
  readonly grants: Grants;
  readonly called: PlannedWorkflow | null;
}

export interface PlannedWorkflow {
  readonly file: WorkflowFile;
  readonly jobs: readonly PlannedJob[];
}

const mostLevels = 4;

/**
 * Loads and checks a workflow with everything it calls, before anything runs.
 * @throws WorkflowError with file and line for whatever cannot run.
 */
export function planWorkflow(world: World, file: WorkflowFile): Promise<PlannedWorkflow> {
  return plan(world, file, null, 1);
}

async function plan(world: World, file: WorkflowFile, allowed: Grants | null, level: number): Promise<PlannedWorkflow> {
  refuseUnsupported(file.root, level > 1);
  const own = readPermissions(valueAt(file.root, "permissions")) ?? allowed ?? defaultGrants;
  const jobs: PlannedJob[] = [];
  for (const entry of entriesOf(valueAt(file.root, "jobs")))
    jobs.push(await planJob(world, file, entry, own, allowed, level));
  return { file, jobs };
}

async function planJob(
  world: World,
  file: WorkflowFile,
  { key, place, value }: Entry,
  own: Grants,
  allowed: Grants | null,
  level: number,
): Promise<PlannedJob> {
  const grants = readPermissions(valueAt(value, "permissions")) ?? own;
  const [tooMuch] = allowed ? excess(grants, allowed) : [];
  if (tooMuch) {
    const [name, asked, most] = tooMuch;
    throw WorkflowError.at(
      place,
      `The nested job '${key}' is requesting '${name}: ${asked}', but is only allowed '${name}: ${most}'.`,
    );
  }
  const uses = valueAt(value, "uses");
  const job = { id: key, node: value, needs: textsOf(valueAt(value, "needs")), grants };
  return { ...job, called: uses ? await planCall(world, file, uses, value, grants, level) : null };
}

async function planCall(
  world: World,
  file: WorkflowFile,
  uses: WorkflowNode,
  job: WorkflowNode,
  grants: Grants,
  level: number,
): Promise<PlannedWorkflow> {
  if (level >= mostLevels) throw WorkflowError.at(uses.place, `Workflows can be nested at most ${mostLevels} deep`);
  const called = await loadCalledWorkflow(world, file, uses);
  const trigger = valueAt(called.root, "on", "workflow_call");
  const isCallable = trigger !== null || textsOf(valueAt(called.root, "on")).includes("workflow_call");
  if (!isCallable) {
    throw WorkflowError.at(uses.place, `workflow is not reusable as it is missing a \`on.workflow_call\` trigger`);
  }
  checkGiven(uses, "input", valueAt(trigger, "inputs"), valueAt(job, "with"));
  if (textOf(valueAt(job, "secrets")) !== "inherit") {
    checkGiven(uses, "secret", valueAt(trigger, "secrets"), valueAt(job, "secrets"));
  }
  return plan(world, called, grants, level + 1);
}

function checkGiven(
  uses: WorkflowNode,
  kind: "input" | "secret",
  defined: WorkflowNode | null,
  given: WorkflowNode | null,
): void {
  const names = entriesOf(defined).map((entry) => entry.key);
  const unknown = entriesOf(given).find((entry) => !names.includes(entry.key));
  if (unknown) {
    throw WorkflowError.at(unknown.place, `Invalid ${kind}, ${unknown.key} is not defined in the referenced workflow.`);
  }
  const missing = entriesOf(defined).find(
    ({ key, value }) => textOf(valueAt(value, "required")) === "true" && !valueAt(given, key),
  );
  if (!missing) return;
  throw WorkflowError.at(
    uses.place,
    `${kind === "input" ? "Input" : "Secret"} ${missing.key} is required, but not provided while calling.`,
  );
}
