import type { Job } from "../../actions/state/job.ts";
import type { Run } from "../../actions/state/run.ts";
import { shapeJob } from "../rest/shape-job.ts";
import { findRepositoryById } from "../state/repository.ts";
import type { World } from "../world.ts";
import { commonPayload } from "./announce-repository.ts";

/** Tells the App about a job. @see https://docs.github.com/webhooks/webhook-events-and-payloads#workflow_job */
export function announceJob(world: World, run: Run, job: Job, action: "queued" | "in_progress" | "completed"): void {
  const repository = findRepositoryById(world, run.repository);
  if (!repository) return;
  const payload = {
    action,
    workflow_job: shapeJob(world, repository, run, job),
    ...commonPayload(world, repository, run.actor),
  };
  world.webhooks.emit({ event: "workflow_job", action, repository: repository.id, payload });
}
