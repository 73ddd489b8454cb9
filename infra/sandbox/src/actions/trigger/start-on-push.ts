import type { Account } from "../../github/access/actor.ts";
import { readChanges } from "../../github/git/read-changes.ts";
import { readOneCommit } from "../../github/git/read-commits.ts";
import { readTree } from "../../github/git/read-objects.ts";
import { resolveRevision } from "../../github/git/resolve-revision.ts";
import { gitDirectory, type Repository } from "../../github/state/repository.ts";
import type { World } from "../../github/world.ts";
import { loadWorkflow } from "../workflow/load-workflow.ts";
import { matchesPush } from "../workflow/matches-push.ts";
import { WorkflowError } from "../workflow/workflow-error.ts";
import { beginRun } from "./begin-run.ts";

interface Push {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
}

const folder = ".github/workflows";
const nothing = /^0+$/;
const skip = /\[(skip ci|ci skip|no ci|skip actions|actions skip)\]/;

/**
 * Starts what the pushed commit itself says about pushes, a moment after the push as at GitHub. A workflow that cannot
 * be read becomes a run that says so.
 */
export function startOnPush(
  world: World,
  repository: Repository,
  push: Push,
  payload: Readonly<Record<string, unknown>>,
  actor: Account,
): void {
  const { isOn, options } = world.actions;
  if (isOn && options.startOnPush !== false) world.actions.track(start(world, repository, push, payload, actor));
}

async function start(
  world: World,
  repository: Repository,
  push: Push,
  payload: Readonly<Record<string, unknown>>,
  actor: Account,
): Promise<void> {
  if (nothing.test(push.after)) return;
  const directory = gitDirectory(world, repository);
  const sha = await resolveRevision(directory, push.after, "commit");
  if (!sha || skip.test((await readOneCommit(directory, sha)).message)) return;
  const paths = await listWorkflowFiles(directory, sha);
  if (paths.length === 0) return;
  const changed = await readChanges(directory, nothing.test(push.before) ? null : push.before, sha);
  const files = changed.map((change) => change.path);
  for (const path of paths) {
    const { root, complaint } = await read(world, repository, sha, path);
    if (root && !matchesPush(root, push.ref, files)) continue;
    world.actions.stopping.signal.throwIfAborted();
    const inputs = {};
    const event = "push";
    await beginRun(world, repository, { path, root, complaint, event, ref: push.ref, sha, inputs, payload, actor });
  }
}

async function read(world: World, repository: Repository, sha: string, path: string) {
  try {
    const file = await loadWorkflow(world, repository, sha, path);
    return { root: file?.root ?? null, complaint: null };
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error;
    return { root: null, complaint: error.message };
  }
}

/** The workflow files of a commit. */
export async function listWorkflowFiles(directory: string, sha: string): Promise<string[]> {
  const tree = await resolveRevision(directory, `${sha}:${folder}`);
  if (!tree) return [];
  const entries = await readTree(directory, tree);
  return entries
    .filter((entry) => entry.type === "blob" && /\.ya?ml$/.test(entry.name))
    .map((entry) => `${folder}/${entry.name}`);
}
