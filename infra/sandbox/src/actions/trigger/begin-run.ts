import type { Account } from "../../github/access/actor.ts";
import { readOneCommit } from "../../github/git/read-commits.ts";
import { resolveRevision } from "../../github/git/resolve-revision.ts";
import { gitDirectory, type Repository } from "../../github/state/repository.ts";
import { announceRun } from "../../github/webhooks/announce-run.ts";
import type { World } from "../../github/world.ts";
import { evaluateText } from "../expression/evaluate.ts";
import { githubContext, variablesContext } from "../run/github-context.ts";
import { launchRun } from "../run/launch-run.ts";
import { insertRun, type Run, type RunAttributes } from "../state/run.ts";
import { saveWorkflow, takeRunNumber } from "../state/workflow.ts";
import { WorkflowError } from "../workflow/workflow-error.ts";
import { textOf, valueAt, type WorkflowNode } from "../workflow/workflow-node.ts";

export interface RunRequest {
  readonly path: string;
  /** null when the file cannot be read; `complaint` says why, and the run fails at its start. */
  readonly root: WorkflowNode | null;
  readonly complaint: string | null;
  readonly event: Run["event"];
  readonly ref: string;
  readonly sha: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly actor: Account;
}

/** Writes a run down, tells the App, and lets it go. It is there before this returns, and runs after. */
export async function beginRun(world: World, repository: Repository, request: RunRequest): Promise<Run> {
  const { root, ...facts } = request;
  const name = textOf(valueAt(root, "name")) ?? request.path;
  const headline = await headlineOf(world, repository, request.sha);
  const workflow = saveWorkflow(world, repository.id, request.path, name);
  const now = Date.now();
  const run: RunAttributes = {
    ...facts,
    workflowName: name,
    title: request.event === "push" ? headline : name,
    number: takeRunNumber(world, workflow.id),
    attempt: 1,
    status: "queued",
    conclusion: null,
    createdAt: now,
    startedAt: now,
    updatedAt: now,
    earlier: [],
  };
  const begun = insertRun(world, repository.id, workflow.id, { ...run, ...nameRun(world, repository, root, run) });
  announceRun(world, begun, "requested");
  launchRun(world, begun.id);
  return begun;
}

/** The run's own name, or why it has none. */
function nameRun(
  world: World,
  repository: Repository,
  root: WorkflowNode | null,
  run: RunAttributes,
): Partial<Pick<Run, "title" | "complaint">> {
  const node = valueAt(root, "run-name");
  if (!node) return {};
  const contexts = {
    github: githubContext(world, repository, { ...run, id: "" }),
    inputs: run.inputs,
    vars: variablesContext(world, repository),
  };
  try {
    const title = evaluateText(node, { contexts, functions: {} }).trim();
    return title === "" ? {} : { title };
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error;
    return { complaint: error.message };
  }
}

async function headlineOf(world: World, repository: Repository, sha: string): Promise<string> {
  const directory = gitDirectory(world, repository);
  if (!(await resolveRevision(directory, sha, "commit"))) return sha;
  return (await readOneCommit(directory, sha)).message.split("\n")[0] ?? sha;
}
