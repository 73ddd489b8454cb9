import { resolveRevision } from "../../github/git/resolve-revision.ts";
import { runGit } from "../../github/git/run-git.ts";
import { findRepository, gitDirectory, type Repository } from "../../github/state/repository.ts";
import type { World } from "../../github/world.ts";
import { readWorkflow } from "./read-workflow.ts";
import { WorkflowError } from "./workflow-error.ts";
import type { MapNode, WorkflowNode } from "./workflow-node.ts";

/** A workflow file at one commit. */
export interface WorkflowFile {
  readonly repository: Repository;
  readonly sha: string;
  readonly path: string;
  readonly root: MapNode;
}

/** @returns null when there is no such file at this commit. @throws WorkflowError when it is wrong. */
export async function loadWorkflow(
  world: World,
  repository: Repository,
  sha: string,
  path: string,
  name = path,
): Promise<WorkflowFile | null> {
  const directory = gitDirectory(world, repository);
  if (!(await resolveRevision(directory, `${sha}:${path}`))) return null;
  const content = (await runGit(directory, ["cat-file", "blob", `${sha}:${path}`])).toString("utf8");
  return { repository, sha, path, root: await readWorkflow(name, content) };
}

/** The workflow that `uses:` of a job names. @throws WorkflowError as GitHub words it. */
export async function loadCalledWorkflow(
  world: World,
  caller: WorkflowFile,
  uses: WorkflowNode,
): Promise<WorkflowFile> {
  const reference = uses.kind === "scalar" ? String(uses.value) : "";
  const local = /^\.\/(\.github\/workflows\/[^/@]+\.ya?ml)$/.exec(reference)?.[1];
  const called = local
    ? await loadWorkflow(world, caller.repository, caller.sha, local)
    : await loadRemote(world, caller, reference);
  if (called) return called;
  throw WorkflowError.at(
    uses.place,
    `error parsing called workflow "${reference}": workflow was not found. See https://docs.github.com/actions/learn-github-actions/reusing-workflows#access-to-reusable-workflows for more information.`,
  );
}

async function loadRemote(world: World, caller: WorkflowFile, reference: string): Promise<WorkflowFile | null> {
  const found = /^([^/]+)\/([^/]+)\/(\.github\/workflows\/[^/@]+\.ya?ml)@(.+)$/.exec(reference);
  const [, owner = "", name = "", path = "", revision = ""] = found ?? [];
  const repository = findRepository(world, owner, name);
  if (!repository) return null;
  // A private repository shares its workflows with nobody unless its settings say so, which the sandbox does not have.
  if (repository.visibility === "private" && repository.id !== caller.repository.id) return null;
  const directory = gitDirectory(world, repository);
  const sha = await resolveRevision(directory, revision, "commit");
  return sha ? loadWorkflow(world, repository, sha, path, `${repository.fullName}/${path}`) : null;
}
