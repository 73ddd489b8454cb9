import type { Job } from "../../actions/state/job.ts";
import { type Run, refName } from "../../actions/state/run.ts";
import type { Repository } from "../state/repository.ts";
import type { World } from "../world.ts";
import { instant } from "./shape-repository.ts";
import { runPage } from "./shape-run.ts";

/** A job with its steps as REST and webhooks show it. */
export function shapeJob(world: World, repository: Repository, run: Run, job: Job): Record<string, unknown> {
  const actions = `${world.url}/api/v3/repos/${repository.fullName}/actions`;
  return {
    id: job.id,
    run_id: run.id,
    run_url: `${actions}/runs/${run.id}`,
    run_attempt: job.attempt,
    node_id: `CR_${job.id}`,
    head_sha: run.sha,
    head_branch: refName(run),
    url: `${actions}/jobs/${job.id}`,
    html_url: `${runPage(world, repository, run)}/job/${job.id}`,
    workflow_name: run.workflowName,
    name: job.name,
    status: job.status,
    conclusion: job.conclusion,
    created_at: instant(job.createdAt),
    // As at GitHub, a job that waits tells when it came up.
    started_at: instant(job.startedAt ?? job.createdAt),
    completed_at: at(job.completedAt),
    steps: job.steps.map((step) => ({
      name: step.name,
      status: step.status,
      conclusion: step.conclusion,
      number: step.number,
      started_at: at(step.startedAt),
      completed_at: at(step.completedAt),
    })),
    check_run_url: `${world.url}/api/v3/repos/${repository.fullName}/check-runs/${job.id}`,
    labels: ["ubuntu-24.04"],
    runner_id: job.startedAt ? 1 : null,
    runner_name: job.startedAt ? "Sandbox" : null,
    runner_group_id: null,
    runner_group_name: null,
  };
}

function at(milliseconds: number | null): string | null {
  return milliseconds === null ? null : instant(milliseconds);
}
