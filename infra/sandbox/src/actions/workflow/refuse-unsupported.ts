import { actionName, findAction } from "../uses/action-catalogue.ts";
import { WorkflowError } from "./workflow-error.ts";
import { type Entry, entriesOf, type MapNode, textOf, valueAt, type WorkflowNode } from "./workflow-node.ts";

const known = {
  workflow: ["name", "run-name", "on", "permissions", "env", "defaults", "concurrency", "jobs"],
  job: [
    ...["name", "needs", "if", "runs-on", "permissions", "environment", "env", "defaults", "outputs", "steps"],
    ...["timeout-minutes", "continue-on-error"],
  ],
  call: ["name", "needs", "if", "permissions", "uses", "with", "secrets"],
  step: ["id", "name", "if", "run", "uses", "with", "env", "shell", "working-directory", "timeout-minutes"],
};
const shells = ["bash", "sh"];

/**
 * Refuses what GitHub would do and this sandbox cannot, before anything runs.
 * @throws WorkflowError that names file and line.
 */
export function refuseUnsupported(workflow: MapNode, isCalled: boolean): void {
  const keys = isCalled ? known.workflow.filter((key) => key !== "concurrency") : known.workflow;
  refuseOthers(workflow.entries, keys, isCalled ? "of a called workflow" : "of a workflow");
  refuseShell(workflow);
  for (const job of entriesOf(valueAt(workflow, "jobs"))) checkJob(job);
}

function checkJob(job: Entry): void {
  if (valueAt(job.value, "uses")) {
    refuseOthers(entriesOf(job.value), known.call, "of a job that calls a workflow");
    return;
  }
  refuseOthers(entriesOf(job.value), known.job, "of a job");
  refuseShell(job.value);
  const runner = valueAt(job.value, "runs-on");
  if (!/^ubuntu-/.test(textOf(runner) ?? "") || runner?.kind !== "scalar") {
    throw unsupported(runner ?? job.value, "A runner other than ubuntu-* is");
  }
  const steps = valueAt(job.value, "steps");
  for (const step of steps?.kind === "list" ? steps.items : []) checkStep(step);
}

function checkStep(step: WorkflowNode): void {
  refuseOthers(entriesOf(step), [...known.step, "continue-on-error"], "of a step");
  const shell = valueAt(step, "shell");
  if (shell) checkShell(shell);
  const uses = valueAt(step, "uses");
  if (!uses) return;
  const action = findAction(textOf(uses) ?? "");
  if (!action) throw unsupported(uses, `The action ${textOf(uses)} is`);
  for (const given of entriesOf(valueAt(step, "with"))) {
    if (action.inputs.includes(given.key)) continue;
    throw WorkflowError.at(
      given.place,
      `The input '${given.key}' of ${actionName(textOf(uses) ?? "")} is not supported by the sandbox`,
    );
  }
}

function refuseShell(node: WorkflowNode): void {
  const shell = valueAt(node, "defaults", "run", "shell");
  if (shell) checkShell(shell);
}

function checkShell(shell: WorkflowNode): void {
  if (shell.kind !== "scalar" || !shells.includes(String(shell.value))) {
    throw unsupported(shell, "A shell other than bash and sh is");
  }
}

function refuseOthers(entries: readonly Entry[], supported: readonly string[], of: string): void {
  const other = entries.find((entry) => !supported.includes(entry.key));
  if (other) throw WorkflowError.at(other.place, `'${other.key}' ${of} is not supported by the sandbox`);
}

function unsupported(node: WorkflowNode, what: string): WorkflowError {
  return WorkflowError.at(node.place, `${what} not supported by the sandbox`);
}
