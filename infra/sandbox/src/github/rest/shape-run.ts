import { type Run, refName } from "../../actions/state/run.ts";
import type { Repository } from "../state/repository.ts";
import type { World } from "../world.ts";
import { shapeAccount } from "./shape-account.ts";
import { instant, shapeRepository } from "./shape-repository.ts";

/** A run as REST and webhooks show it; its inputs are told nowhere. */
export function shapeRun(world: World, repository: Repository, run: Run): Record<string, unknown> {
  const url = `${world.url}/api/v3/repos/${repository.fullName}/actions/runs/${run.id}`;
  const actor = shapeAccount(world, run.actor);
  return {
    id: run.id,
    node_id: `WFR_${run.id}`,
    name: run.workflowName,
    display_title: run.title,
    head_branch: refName(run),
    head_sha: run.sha,
    path: run.path,
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflow,
    check_suite_id: run.id,
    pull_requests: [],
    created_at: instant(run.createdAt),
    updated_at: instant(run.updatedAt),
    run_started_at: instant(run.startedAt),
    actor,
    triggering_actor: actor,
    url,
    html_url: runPage(world, repository, run),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    workflow_url: `${world.url}/api/v3/repos/${repository.fullName}/actions/workflows/${run.workflow}`,
    previous_attempt_url: run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null,
    repository: shapeRepository(world, repository),
  };
}

/** The address a person opens. */
export function runPage(world: World, repository: Repository, run: Pick<Run, "id">): string {
  return `${world.url}/${repository.fullName}/actions/runs/${run.id}`;
}
