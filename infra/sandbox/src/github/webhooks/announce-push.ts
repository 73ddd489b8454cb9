import { startOnPush } from "../../actions/trigger/start-on-push.ts";
import type { Account } from "../access/actor.ts";
import { readChanges } from "../git/read-changes.ts";
import { type Commit, readCommits } from "../git/read-commits.ts";
import { gitDirectory, type Repository, saveRepository } from "../state/repository.ts";
import type { World } from "../world.ts";
import { commonPayload } from "./announce-repository.ts";

export interface RefUpdate {
  readonly ref: string;
  /** 40 zeros when the ref is new. */
  readonly before: string;
  /** 40 zeros when the ref is gone. */
  readonly after: string;
  /** Whether it dropped commits. */
  readonly forced: boolean;
}

export const noCommit = "0".repeat(40);
const mostCommits = 20;

/** Tells the App that a branch or tag moved. @see https://docs.github.com/webhooks/webhook-events-and-payloads#push */
export async function announcePush(
  world: World,
  repository: Repository,
  update: RefUpdate,
  sender: Account,
): Promise<void> {
  saveRepository(world, repository.id, { pushedAt: Date.now() });
  const directory = gitDirectory(world, repository);
  const created = update.before === noCommit;
  const deleted = update.after === noCommit;
  const range = { count: mostCommits, ...(created ? {} : { after: update.before }) };
  const commits = deleted ? [] : await readCommits(directory, update.after, range);
  const shaped = await Promise.all(
    commits.reverse().map((commit) => shapeCommit(world, repository, directory, commit)),
  );
  const page = `${world.url}/${repository.fullName}`;
  const payload = {
    ...update,
    created,
    deleted,
    base_ref: null,
    compare: created ? `${page}/commit/${update.after}` : `${page}/compare/${update.before}...${update.after}`,
    commits: shaped,
    head_commit: shaped.at(-1) ?? null,
    pusher: { name: sender.login, email: null },
    ...commonPayload(world, repository, sender),
  };
  world.webhooks.emit({ event: "push", action: null, repository: repository.id, payload });
  startOnPush(world, repository, update, payload, sender);
}

async function shapeCommit(world: World, repository: Repository, directory: string, commit: Commit) {
  const changes = await readChanges(directory, commit.parents[0] ?? null, commit.oid);
  const paths = (status: string) => changes.filter((change) => change.status === status).map((change) => change.path);
  return {
    id: commit.oid,
    tree_id: commit.treeOid,
    distinct: true,
    message: commit.message,
    timestamp: commit.committedAt,
    url: `${world.url}/${repository.fullName}/commit/${commit.oid}`,
    author: { name: commit.authorName, email: commit.authorEmail },
    committer: { name: commit.committerName, email: commit.committerEmail },
    added: paths("added"),
    removed: paths("removed"),
    modified: paths("modified"),
  };
}
