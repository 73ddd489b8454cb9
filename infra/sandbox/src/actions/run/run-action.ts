import { evaluateTexts } from "../expression/evaluate.ts";
import { actionName, findAction } from "../uses/action-catalogue.ts";
import { textOf, valueAt } from "../workflow/workflow-node.ts";
import { say } from "./job-run.ts";
import { StepFailure } from "./step-failure.ts";
import type { StepRun } from "./step-run.ts";

/** Runs a `uses:` step by the sandbox's stand-in for the action. @throws StepFailure in the action's words. */
export async function runAction(step: StepRun): Promise<void> {
  const { run, node, scope } = step;
  const reference = textOf(valueAt(node, "uses")) ?? "";
  const action = findAction(reference);
  if (!action) throw new StepFailure(`The sandbox has no stand-in for ${reference}`);
  const inputs = evaluateTexts(valueAt(node, "with"), scope);
  const tell = (line: string) => say(run, step.step.number, line);
  tell(`##[group]Run ${reference}`);
  for (const [name, value] of Object.entries(inputs)) tell(`  ${name}: ${value}`);
  tell("##[endgroup]");
  tell(`The sandbox's stand-in for ${actionName(reference)}`);
  await action.perform({ ...step, inputs, say: tell });
}
