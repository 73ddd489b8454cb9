import { writeFileSync } from "node:fs";
import path from "node:path";
import { evaluateText } from "../expression/evaluate.ts";
import { textOf, valueAt } from "../workflow/workflow-node.ts";
import { say } from "./job-run.ts";
import { StepFailure } from "./step-failure.ts";
import { runCommand, type StepRun } from "./step-run.ts";

/** How GitHub calls each shell; bash by name is stricter than bash by default. */
const shells: Record<string, readonly string[]> = {
  "": ["bash", "-e"],
  bash: ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail"],
  sh: ["sh", "-e"],
};

/** Runs a `run:` step. @throws StepFailure when the script ends with another code than 0. */
export async function runScript(step: StepRun): Promise<void> {
  const { run, node, env, scope } = step;
  const root = run.call.plan.file.root;
  const setting = (name: string) =>
    valueAt(node, name) ?? valueAt(run.node, "defaults", "run", name) ?? valueAt(root, "defaults", "run", name);
  const script = evaluateText(valueAt(node, "run"), scope);
  const shell = textOf(setting("shell")) ?? "";
  const [command = "bash", ...flags] = shells[shell] ?? [];
  const folder = path.resolve(run.folder.workspace, evaluateText(setting("working-directory"), scope));
  const file = path.join(run.folder.temp, `step-${step.step.number}.sh`);
  writeFileSync(file, script);
  const tell = (line: string) => say(run, step.step.number, line);
  const lines = script.trimEnd().split("\n");
  tell(`##[group]Run ${lines[0] ?? ""}`);
  for (const line of lines) tell(line);
  tell(`shell: ${[command, ...flags].join(" ")} {0}`);
  if (Object.keys(env).length > 0) tell("env:");
  for (const [name, value] of Object.entries(env)) tell(`  ${name}: ${value}`);
  tell("##[endgroup]");
  const code = await start(step, { command, commandLine: [...flags, file], folder });
  if (code !== 0) throw new StepFailure(`Process completed with exit code ${code}.`);
}

async function start(step: StepRun, order: Parameters<typeof runCommand>[1]): Promise<number> {
  try {
    return await runCommand(step, order);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new StepFailure(
      `An error occurred trying to start process '${order.command}' with working directory '${order.folder}'. No such file or directory`,
    );
  }
}
