import { StepFailure } from "../run/step-failure.ts";
import type { Command, StepRun } from "../run/step-run.ts";
import { runCommand } from "../run/step-run.ts";

/** A step that uses an action. */
export interface ActionCall extends StepRun {
  readonly inputs: Readonly<Record<string, string>>;
  readonly say: (line: string) => void;
}

/** The sandbox's stand-in for an action: it does the same where a laptop can, and says where it cannot. */
export interface Action {
  /** The inputs it understands; a workflow that gives another is refused at its start. */
  readonly inputs: readonly string[];
  /** @throws StepFailure */
  readonly perform: (call: ActionCall) => Promise<void>;
}

/** @throws StepFailure when the input is missing. */
export function required(call: ActionCall, name: string): string {
  const value = call.inputs[name]?.trim() ?? "";
  if (value === "") throw new StepFailure(`Input required and not supplied: ${name}`);
  return value;
}

/** Runs a command whose failure is the step's. */
export async function mustRun(call: ActionCall, order: Command): Promise<void> {
  const code = await runCommand(call, order);
  if (code !== 0) throw new StepFailure(`The process '${order.command}' failed with exit code ${code}`);
}
