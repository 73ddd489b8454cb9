import { rmSync } from "node:fs";
import path from "node:path";
import { announceJob } from "../../github/webhooks/announce-job.ts";
import { announceRun } from "../../github/webhooks/announce-run.ts";
import type { World } from "../../github/world.ts";
import { endTracked } from "../runner/end-tracked.ts";
import { machineEnvironment } from "../runner/runner-environment.ts";
import { type Job, listJobs, saveJob } from "../state/job.ts";
import { appendLog } from "../state/log.ts";
import { listUnfinishedRuns, type Run, saveRun } from "../state/run.ts";
import { launchRun } from "./launch-run.ts";

const lost = "The self-hosted runner lost communication with the server: the sandbox was stopped while the job ran.";

/** Takes up what an earlier start left: what had begun is lost, as at GitHub when a runner is; what waited goes on. */
export function startActions(world: World): void {
  if (!world.actions.isOn) return;
  world.actions.machine = machineEnvironment(world.actions);
  const unfinished = listUnfinishedRuns(world);
  for (const run of unfinished.filter(hasBegun)) lose(world, run);
  rmSync(path.join(world.actions.folder, "jobs"), { recursive: true, force: true });
  for (const run of unfinished.filter((one) => !hasBegun(one))) launchRun(world, run.id);
}

/** Ends whatever runs. It stays unfinished in the database, where the next start finds it. */
export async function stopActions(world: World): Promise<void> {
  world.actions.stopping.abort(new Error("The sandbox stops"));
  for (const { cancelling } of world.actions.active.values()) cancelling.abort("The sandbox stops");
  await world.actions.settle();
}

function hasBegun(run: Run): boolean {
  return run.status === "in_progress";
}

function lose(world: World, run: Run): void {
  for (const job of listJobs(world, run).filter((one) => one.status !== "completed")) {
    endTracked(job.tracking);
    const step = job.steps.find((one) => one.status === "in_progress");
    if (step) Object.assign(step, { conclusion: "cancelled", status: "completed", completedAt: Date.now() });
    if (job.status === "in_progress") appendLog(world, job, step?.number ?? 1, `##[error]${lost}`);
    endJob(world, run, job, job.status === "in_progress" ? "failure" : "cancelled");
  }
  announceRun(
    world,
    saveRun(world, run.id, { status: "completed", conclusion: "failure", complaint: lost }),
    "completed",
  );
}

function endJob(world: World, run: Run, job: Job, conclusion: "failure" | "cancelled"): void {
  if (job.status === "completed") return;
  if (conclusion === "failure") job.annotations.push({ level: "error", message: lost });
  for (const step of job.steps.filter((one) => one.status !== "completed")) {
    Object.assign(step, { status: "completed", conclusion: "skipped" });
  }
  Object.assign(job, { status: "completed", conclusion, completedAt: Date.now() });
  job.startedAt ??= job.createdAt;
  saveJob(world, job);
  announceJob(world, run, job, "completed");
}
