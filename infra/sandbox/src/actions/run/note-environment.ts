import { saveEnvironment } from "../../github/state/environment.ts";
import { evaluateText } from "../expression/evaluate.ts";
import { saveJob } from "../state/job.ts";
import { valueAt } from "../workflow/workflow-node.ts";
import { type JobRun, stepScope } from "./job-run.ts";

/** Remembers which deployment environment the job is about. As at GitHub, naming one makes it. */
export function noteEnvironment(run: JobRun, part: "name" | "url"): void {
  const node = valueAt(run.node, "environment");
  if (!node) return;
  const { world, repository } = run.call;
  const scope = stepScope(run, run.env);
  const name = evaluateText(node.kind === "map" ? valueAt(node, "name") : node, scope);
  if (name === "") return;
  saveEnvironment(world, repository.id, name);
  const url = part === "url" ? evaluateText(valueAt(node, "url"), scope) : "";
  run.job.environment = { name, url };
  saveJob(world, run.job);
}
