import { listRuns } from "../../actions/state/run.ts";
import { listWorkflows, saveWorkflow, type Workflow } from "../../actions/state/workflow.ts";
import { dispatchWorkflow } from "../../actions/trigger/dispatch-workflow.ts";
import { listWorkflowFiles } from "../../actions/trigger/start-on-push.ts";
import { loadWorkflow } from "../../actions/workflow/load-workflow.ts";
import { WorkflowError } from "../../actions/workflow/workflow-error.ts";
import { textOf, valueAt } from "../../actions/workflow/workflow-node.ts";
import { requireRepositoryAccess } from "../access/require-access.ts";
import { resolveRevision } from "../git/resolve-revision.ts";
import { readJson } from "../http/incoming.ts";
import { empty, json } from "../http/reply.ts";
import { notFound } from "../refusal.ts";
import { gitDirectory, type Repository } from "../state/repository.ts";
import type { World } from "../world.ts";
import { paginate } from "./paginate.ts";
import { optionalFlag, requiredText } from "./read-field.ts";
import { parameter, type RestCall, type RestRouter, repositoryOf } from "./rest-call.ts";
import { filterRuns } from "./run-routes.ts";
import { runPage, shapeRun } from "./shape-run.ts";
import { shapeWorkflow } from "./shape-workflow.ts";

/** Workflows: which there are, and starting one by hand. */
export function addWorkflowRoutes(router: RestRouter): void {
  router.on("GET", "/repos/:owner/:repo/actions/workflows", async (call) => {
    const repository = readable(call);
    const known = await indexWorkflows(call.world, repository);
    const shaped = known.map((workflow) => shapeWorkflow(call.world, repository, workflow));
    return paginate(call, shaped, (page, total) => ({ total_count: total, workflows: page }));
  });
  router.on("GET", "/repos/:owner/:repo/actions/workflows/:workflow", async (call) => {
    const repository = readable(call);
    return json(200, shapeWorkflow(call.world, repository, await findOne(call, repository)));
  });
  router.on("GET", "/repos/:owner/:repo/actions/workflows/:workflow/runs", async (call) => {
    const repository = readable(call);
    const workflow = await findOne(call, repository);
    const runs = listRuns(call.world, repository.id).filter((run) => run.workflow === workflow.id);
    const shaped = filterRuns(call, runs).map((run) => shapeRun(call.world, repository, run));
    return paginate(call, shaped, (page, total) => ({ total_count: total, workflow_runs: page }));
  });
  router.on("POST", "/repos/:owner/:repo/actions/workflows/:workflow/dispatches", dispatch);
}

/** @see https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event */
async function dispatch(call: RestCall) {
  const repository = repositoryOf(call);
  const { world, actor, incoming } = call;
  requireRepositoryAccess(world, actor, repository, "actions", "write");
  const body = readJson(incoming);
  const isNew = incoming.headers["x-github-api-version"] === "2026-03-10";
  const isAsked = optionalFlag(body, "return_run_details") ?? isNew;
  const reference = requiredText(body, "ref");
  const run = await dispatchWorkflow(world, actor, repository, parameter(call, "workflow"), reference, body.inputs);
  if (!isAsked) return empty(204);
  return json(200, {
    workflow_run_id: run.id,
    run_url: `${world.url}/api/v3/repos/${repository.fullName}/actions/runs/${run.id}`,
    html_url: runPage(world, repository, run),
  });
}

function readable(call: RestCall): Repository {
  const repository = repositoryOf(call);
  requireRepositoryAccess(call.world, call.actor, repository, "actions", "read");
  return repository;
}

async function findOne(call: RestCall, repository: Repository): Promise<Workflow> {
  const wanted = parameter(call, "workflow");
  const known = await indexWorkflows(call.world, repository);
  const found = known.find((one) => String(one.id) === wanted || one.path === `.github/workflows/${wanted}`);
  if (!found) throw notFound();
  return found;
}

/** The workflows of the default branch, and those that ran elsewhere. */
async function indexWorkflows(world: World, repository: Repository): Promise<Workflow[]> {
  const directory = gitDirectory(world, repository);
  const sha = await resolveRevision(directory, `refs/heads/${repository.defaultBranch}`, "commit");
  for (const path of sha ? await listWorkflowFiles(directory, sha) : []) {
    saveWorkflow(world, repository.id, path, await nameOf(world, repository, sha ?? "", path));
  }
  return listWorkflows(world, repository.id);
}

async function nameOf(world: World, repository: Repository, sha: string, path: string): Promise<string> {
  try {
    const file = await loadWorkflow(world, repository, sha, path);
    return textOf(valueAt(file?.root ?? null, "name")) ?? path;
  } catch (error) {
    if (error instanceof WorkflowError) return path;
    throw error;
  }
}
