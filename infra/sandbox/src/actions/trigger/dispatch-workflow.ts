import { type Actor, accountOf } from "../../github/access/actor.ts";
import { resolveRevision } from "../../github/git/resolve-revision.ts";
import { notFound, unprocessable } from "../../github/refusal.ts";
import { requireWritable } from "../../github/repository/update-repository.ts";
import { gitDirectory, type Repository } from "../../github/state/repository.ts";
import { commonPayload } from "../../github/webhooks/announce-repository.ts";
import type { World } from "../../github/world.ts";
import type { Run } from "../state/run.ts";
import { listWorkflows } from "../state/workflow.ts";
import { loadWorkflow, type WorkflowFile } from "../workflow/load-workflow.ts";
import { triggerOf } from "../workflow/matches-push.ts";
import { WorkflowError } from "../workflow/workflow-error.ts";
import { beginRun } from "./begin-run.ts";
import { checkInputs } from "./check-inputs.ts";

/**
 * Starts a workflow by hand.
 * @param workflow file name or id.
 * @param reference branch or tag, with or without its folder.
 * @throws Refusal 404 without such a workflow on the default branch, 422 for the rest, in GitHub's words.
 */
export async function dispatchWorkflow(
  world: World,
  actor: Actor,
  repository: Repository,
  workflow: string,
  reference: string,
  givenInputs: unknown,
): Promise<Run> {
  requireWritable(repository);
  if (!world.actions.isOn) throw unprocessable("Actions has been disabled for this repository.");
  const path = await findPath(world, repository, workflow);
  const ref = await findRef(world, repository, reference);
  const sha = ref && (await resolveRevision(gitDirectory(world, repository), ref, "commit"));
  if (!ref || !sha) throw unprocessable(`No ref found for: ${reference}`);
  const file = await readAt(world, repository, sha, path);
  const trigger = file && triggerOf(file.root, "workflow_dispatch");
  if (!file || trigger === null) throw unprocessable("Workflow does not have 'workflow_dispatch' trigger");
  const inputs = checkInputs(trigger === true ? null : trigger, givenInputs);
  const account = accountOf(world, actor);
  // github.event.inputs are texts, the context inputs keeps numbers and booleans.
  const texts = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)]));
  const payload = { inputs: texts, ref, workflow: path, ...commonPayload(world, repository, account) };
  const event = "workflow_dispatch";
  return beginRun(world, repository, {
    ...{ path, root: file.root, complaint: null, event, ref, sha, inputs, payload },
    actor: account,
  });
}

/** As at GitHub, only a workflow of the default branch can be named. */
async function findPath(world: World, repository: Repository, workflow: string): Promise<string> {
  const byId = listWorkflows(world, repository.id).find((one) => String(one.id) === workflow)?.path;
  const path = byId ?? `.github/workflows/${workflow}`;
  const known = await resolveRevision(gitDirectory(world, repository), `${repository.defaultBranch}:${path}`);
  if (!known) throw notFound();
  return path;
}

async function findRef(world: World, repository: Repository, reference: string): Promise<string | null> {
  const directory = gitDirectory(world, repository);
  const candidates = reference.startsWith("refs/")
    ? [reference]
    : [`refs/heads/${reference}`, `refs/tags/${reference}`];
  for (const candidate of candidates) {
    if (/^refs\/(heads|tags)\//.test(candidate) && (await resolveRevision(directory, candidate))) return candidate;
  }
  return null;
}

async function readAt(world: World, repository: Repository, sha: string, path: string): Promise<WorkflowFile | null> {
  try {
    return await loadWorkflow(world, repository, sha, path);
  } catch (error) {
    if (error instanceof WorkflowError) throw unprocessable(`failed to parse workflow: ${error.message}`);
    throw error;
  }
}
