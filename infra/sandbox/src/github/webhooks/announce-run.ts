import type { Run } from "../../actions/state/run.ts";
import { listWorkflows } from "../../actions/state/workflow.ts";
import { shapeRun } from "../rest/shape-run.ts";
import { shapeWorkflow } from "../rest/shape-workflow.ts";
import { findRepositoryById } from "../state/repository.ts";
import type { World } from "../world.ts";
import { commonPayload } from "./announce-repository.ts";

/** Tells the App about a run. @see https://docs.github.com/webhooks/webhook-events-and-payloads#workflow_run */
export function announceRun(world: World, run: Run, action: "requested" | "in_progress" | "completed"): void {
  const repository = findRepositoryById(world, run.repository);
  if (!repository) return;
  const workflow = listWorkflows(world, run.repository).find((one) => one.id === run.workflow);
  const payload = {
    action,
    workflow_run: shapeRun(world, repository, run),
    workflow: workflow ? shapeWorkflow(world, repository, workflow) : null,
    ...commonPayload(world, repository, run.actor),
  };
  world.webhooks.emit({ event: "workflow_run", action, repository: repository.id, payload });
}
