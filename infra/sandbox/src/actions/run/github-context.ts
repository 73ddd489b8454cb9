import { organization } from "../../github/organization.ts";
import type { Repository } from "../../github/state/repository.ts";
import { listVariables } from "../../github/state/variable.ts";
import type { World } from "../../github/world.ts";
import { type Run, refName } from "../state/run.ts";

/** The context `github` of a run, without what only a job knows. @see https://docs.github.com/actions/reference/workflows-and-actions/contexts#github-context */
export function githubContext(world: World, repository: Repository, run: RunFacts): Record<string, unknown> {
  return {
    event: run.payload,
    event_name: run.event,
    ref: run.ref,
    ref_name: refName(run),
    ref_type: run.ref.startsWith("refs/tags/") ? "tag" : "branch",
    ref_protected: false,
    base_ref: "",
    head_ref: "",
    sha: run.sha,
    repository: repository.fullName,
    repository_id: String(repository.id),
    repository_owner: repository.fullName.split("/")[0],
    repository_owner_id: String(organization.id),
    repositoryUrl: `${world.url}/${repository.fullName}.git`,
    run_id: String(run.id),
    run_number: String(run.number),
    run_attempt: String(run.attempt),
    workflow: run.workflowName,
    workflow_ref: `${repository.fullName}/${run.path}@${run.ref}`,
    workflow_sha: run.sha,
    actor: run.actor.login,
    actor_id: String(run.actor.id),
    triggering_actor: run.actor.login,
    server_url: world.url,
    api_url: `${world.url}/api/v3`,
    graphql_url: `${world.url}/api/graphql`,
  };
}

export type RunFacts = Pick<
  Run,
  "payload" | "event" | "ref" | "sha" | "number" | "attempt" | "workflowName" | "path" | "actor"
> & { readonly id: number | string };

export function variablesContext(world: World, repository: Repository): Record<string, string> {
  return Object.fromEntries(listVariables(world, repository.id).map(({ name, value }) => [name, value]));
}
