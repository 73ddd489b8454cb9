import { evaluate, evaluateText, evaluateTexts, type Scope } from "../expression/evaluate.ts";
import type { Conclusion } from "../state/run.ts";
import type { PlannedJob, PlannedWorkflow } from "../workflow/plan-workflow.ts";
import { WorkflowError } from "../workflow/workflow-error.ts";
import { type Entry, entriesOf, textOf, valueAt, type WorkflowNode } from "../workflow/workflow-node.ts";
import { type JobOutcome, summarize } from "./job-outcome.ts";
import { jobScope, type WorkflowCall } from "./workflow-call.ts";

/**
 * A workflow that a job calls sees of its caller only what the caller gives it.
 * @param carryOut does the jobs of a workflow.
 */
export async function executeCall(
  caller: WorkflowCall,
  job: PlannedJob,
  plan: PlannedWorkflow,
  name: string,
  scope: Scope,
  carryOut: (call: WorkflowCall) => Promise<Map<string, JobOutcome>>,
): Promise<Pick<JobOutcome, "result" | "outputs">> {
  const trigger = valueAt(plan.file.root, "on", "workflow_call");
  const given = valueAt(job.node, "secrets");
  const isInherited = textOf(given) === "inherit";
  const call: WorkflowCall = {
    ...caller,
    plan,
    prefix: `${caller.prefix}${name} / `,
    inputs: readInputs(trigger, valueAt(job.node, "with"), scope),
    secrets: isInherited ? caller.secrets : evaluateTexts(given, scope),
  };
  const outcomes = await carryOut(call);
  const conclusion = summarize([...outcomes.values()]);
  const result: Conclusion = conclusion === "skipped" ? "success" : conclusion;
  return { result, outputs: readOutputs(call, trigger, outcomes) };
}

function readInputs(trigger: WorkflowNode | null, given: WorkflowNode | null, scope: Scope): Record<string, unknown> {
  return Object.fromEntries(
    entriesOf(valueAt(trigger, "inputs")).map((entry) => [
      entry.key,
      readInput(entry, valueAt(given, entry.key), scope),
    ]),
  );
}

function readInput({ key, value }: Entry, given: WorkflowNode | null, scope: Scope): unknown {
  const type = textOf(valueAt(value, "type"));
  const node = given ?? valueAt(value, "default");
  if (type === "boolean") return node !== null && readFlag(key, node, scope);
  if (type === "number") return Number(evaluateText(node, scope) || 0);
  return evaluateText(node, scope);
}

function readFlag(name: string, node: WorkflowNode, scope: Scope): boolean {
  const value = evaluate(node, scope);
  if (typeof value === "boolean") return value;
  throw WorkflowError.at(node.place, `The input '${name}' must be a boolean`);
}

function readOutputs(
  call: WorkflowCall,
  trigger: WorkflowNode | null,
  outcomes: ReadonlyMap<string, JobOutcome>,
): Record<string, string> {
  const jobs = Object.fromEntries([...outcomes].map(([id, { result, outputs }]) => [id, { result, outputs }]));
  const { contexts, functions } = jobScope(call, {});
  const scope = { contexts: { ...contexts, jobs }, functions };
  return Object.fromEntries(
    entriesOf(valueAt(trigger, "outputs")).map(({ key, value }) => [key, evaluateText(valueAt(value, "value"), scope)]),
  );
}
