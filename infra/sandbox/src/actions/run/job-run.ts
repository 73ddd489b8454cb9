import type { Scope } from "../expression/evaluate.ts";
import { hashFiles } from "../expression/hash-files.ts";
import type { JobFolder } from "../runner/job-folder.ts";
import type { Masker } from "../runner/masker.ts";
import { type Annotation, type Job, saveJob } from "../state/job.ts";
import { appendLog } from "../state/log.ts";
import type { Grants } from "../workflow/read-permissions.ts";
import type { WorkflowNode } from "../workflow/workflow-node.ts";
import type { WorkflowCall } from "./workflow-call.ts";

export interface StepOutcome {
  readonly outputs: Readonly<Record<string, string>>;
  readonly outcome: string;
  readonly conclusion: string;
}

/** A job while its steps run. */
export interface JobRun {
  readonly call: WorkflowCall;
  readonly id: string;
  readonly node: WorkflowNode;
  readonly job: Job;
  readonly scope: Scope;
  readonly folder: JobFolder;
  readonly masker: Masker;
  readonly grants: Grants;
  readonly token: string;
  /** Aborted when the run is cancelled or the job's time is over. */
  readonly cancelling: AbortSignal;
  /** `env` of workflow and job, and what steps wrote to GITHUB_ENV. */
  readonly env: Record<string, string>;
  /** Folders that steps wrote to GITHUB_PATH, the newest first. */
  readonly paths: string[];
  readonly steps: Record<string, StepOutcome>;
  status: "success" | "failure" | "cancelled";
}

/** Writes to the log of a step, line by line and without secrets. */
export function say(run: JobRun, step: number, line: string): void {
  run.call.world.actions.stopping.signal.throwIfAborted();
  for (const one of line.split("\n")) appendLog(run.call.world, run.job, step, run.masker.mask(one));
}

/** Says something on the run's own page, not only in the log. */
export function annotate(run: JobRun, level: Annotation["level"], message: string): void {
  run.job.annotations.push({ level, message: run.masker.mask(message) });
  saveJob(run.call.world, run.job);
}

/** What a step can see: all that its job can, and what came before it. */
export function stepScope(run: JobRun, env: Readonly<Record<string, string>>): Scope {
  const { contexts, functions } = run.scope;
  const isCancelled = () => run.status === "cancelled";
  return {
    contexts: {
      ...contexts,
      github: {
        ...(contexts.github as Record<string, unknown>),
        token: run.token,
        job: run.id,
        workspace: run.folder.workspace,
        event_path: run.folder.eventFile,
      },
      secrets: { ...run.call.secrets, GITHUB_TOKEN: run.token },
      env,
      steps: run.steps,
      job: { status: run.status },
      runner: runnerContext(run.folder),
    },
    functions: {
      ...functions,
      success: () => run.status === "success",
      failure: () => run.status === "failure",
      cancelled: isCancelled,
      hashFiles: (...patterns) => hashFiles(run.folder.workspace, ...patterns),
    },
  };
}

export function runnerContext(folder: JobFolder): Record<string, string> {
  return {
    name: "Sandbox",
    os: process.platform === "darwin" ? "macOS" : "Linux",
    arch: process.arch.toUpperCase(),
    temp: folder.temp,
    tool_cache: folder.temp,
    environment: "self-hosted",
  };
}
