import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Scope } from "../expression/evaluate.ts";
import { trackingVariable } from "../runner/end-tracked.ts";
import { followCommands } from "../runner/follow-commands.ts";
import { readFileCommands } from "../runner/read-file-commands.ts";
import { runProcess } from "../runner/run-process.ts";
import { type Step, saveJob } from "../state/job.ts";
import type { WorkflowNode } from "../workflow/workflow-node.ts";
import { jobEnvironment } from "./job-environment.ts";
import { annotate, type JobRun, say } from "./job-run.ts";

/** A step while it runs. */
export interface StepRun {
  readonly run: JobRun;
  readonly node: WorkflowNode;
  readonly step: Step;
  /** `env` of workflow, job and step together. */
  readonly env: Readonly<Record<string, string>>;
  readonly scope: Scope;
  readonly outputs: Record<string, string>;
  readonly cancelling: AbortSignal;
}

const files = ["GITHUB_ENV", "GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"] as const;

export interface Command {
  readonly command: string;
  readonly commandLine: readonly string[];
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Runs a command as a part of a step: its lines are the step's log, its files speak to the steps after it.
 * @returns its exit code.
 * @throws StepFailure when one of the files cannot be understood.
 */
export async function runCommand(step: StepRun, order: Command): Promise<number> {
  const { run } = step;
  const paths = makeFiles(run, step.step.number);
  const hear = followCommands({
    say: (line) => say(run, step.step.number, line),
    mask: (value) => run.masker.add(value),
    annotate: (level, message) => annotate(run, level, message),
  });
  const code = await runProcess({
    ...order,
    environment: {
      ...jobEnvironment(run),
      ...step.env,
      ...order.environment,
      ...paths,
      [trackingVariable]: run.job.tracking,
    },
    cancelling: step.cancelling,
    stopping: run.call.world.actions.stopping.signal,
    say: hear,
  });
  run.call.world.actions.stopping.signal.throwIfAborted();
  takeFiles(step, paths);
  return code;
}

function makeFiles(run: JobRun, step: number): Record<(typeof files)[number], string> {
  const folder = path.join(run.folder.temp, "_runner_file_commands", `${step}-${crypto.randomUUID()}`);
  mkdirSync(folder, { recursive: true });
  const named = files.map((name) => [name, path.join(folder, name.toLowerCase())] as const);
  for (const [, file] of named) writeFileSync(file, "");
  return Object.fromEntries(named) as Record<(typeof files)[number], string>;
}

function takeFiles({ run, outputs }: StepRun, paths: Record<(typeof files)[number], string>): void {
  const read = (name: (typeof files)[number]) => readFileSync(paths[name], "utf8");
  Object.assign(outputs, readFileCommands("GITHUB_OUTPUT", read("GITHUB_OUTPUT")));
  Object.assign(run.env, readFileCommands("GITHUB_ENV", read("GITHUB_ENV")));
  run.paths.unshift(...read("GITHUB_PATH").split(/\r?\n/).filter(Boolean).reverse());
  const summary = read("GITHUB_STEP_SUMMARY");
  if (summary === "") return;
  run.job.summary += run.masker.mask(summary);
  saveJob(run.call.world, run.job);
}
