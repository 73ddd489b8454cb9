import { announceJob } from "../../github/webhooks/announce-job.ts";
import { type Step, saveJob } from "../state/job.ts";
import { textOf, valueAt, type WorkflowNode } from "../workflow/workflow-node.ts";
import { executeStep } from "./execute-step.ts";
import { type JobRun, say } from "./job-run.ts";

/** Runs the steps of a job one after the other; each is on its page before it begins. */
export async function executeSteps(run: JobRun): Promise<void> {
  const { world } = run.call;
  const list = valueAt(run.node, "steps");
  const nodes = list?.kind === "list" ? list.items : [];
  const names = ["Set up job", ...nodes.map(plainName), "Complete job"];
  run.job.steps = names.map((name, index) => pendingStep(index + 1, name));
  introduce(run);
  announceJob(world, run.call.run, run.job, "in_progress");
  for (const [index, node] of nodes.entries()) {
    world.actions.stopping.signal.throwIfAborted();
    const step = run.job.steps[index + 1];
    if (step) await executeStep(run, node, step);
  }
  const last = run.job.steps.at(-1);
  if (last) passAtOnce(run, last, ["Cleaning up orphan processes"]);
  saveJob(world, run.job);
}

/** What a job is about to do, and with which rights. */
function introduce(run: JobRun): void {
  const [first] = run.job.steps;
  if (!first) return;
  const permissions = Object.entries(run.grants).map(([name, grant]) => `${name}: ${grant}`);
  passAtOnce(run, first, [
    `Runner: the sandbox on ${process.platform} ${process.arch}, not a virtual machine`,
    "##[group]GITHUB_TOKEN Permissions",
    ...permissions,
    "##[endgroup]",
    `Complete job name: ${run.job.name}`,
  ]);
}

function passAtOnce(run: JobRun, step: Step, lines: readonly string[]): void {
  for (const line of lines) say(run, step.number, line);
  const now = Date.now();
  Object.assign(step, { status: "completed", conclusion: "success", startedAt: now, completedAt: now });
  saveJob(run.call.world, run.job);
}

function pendingStep(number: number, name: string): Step {
  return { number, name, status: "queued", conclusion: null, startedAt: null, completedAt: null };
}

/** The name until the expressions in it can be evaluated. */
function plainName(node: WorkflowNode): string {
  const name = valueAt(node, "name");
  if (name?.kind === "scalar") return String(name.value);
  const uses = textOf(valueAt(node, "uses"));
  if (uses) return `Run ${uses}`;
  const script = valueAt(node, "run");
  if (script?.kind === "scalar") return `Run ${String(script.value).trim().split("\n")[0]}`;
  return "Run a script";
}
