import { findAuthor } from "../access/find-author.ts";
import type { Commit } from "../git/read-commits.ts";
import type { Repository } from "../state/repository.ts";
import type { World } from "../world.ts";
import { shapeAccount } from "./shape-account.ts";

/** A commit as git knows it: with names, without accounts. */
export function shapeGitCommit(world: World, repository: Repository, commit: Commit): Record<string, unknown> {
  return {
    sha: commit.oid,
    node_id: `C_${repository.id}_${commit.oid}`,
    html_url: `${world.url}/${repository.fullName}/commit/${commit.oid}`,
    message: commit.message,
    author: { name: commit.authorName, email: commit.authorEmail, date: commit.authoredAt },
    committer: { name: commit.committerName, email: commit.committerEmail, date: commit.committedAt },
    tree: { sha: commit.treeOid },
    parents: commit.parents.map((sha) => ({ sha })),
  };
}

/** The same as the list of commits shows it, with the accounts behind the names where there are any. */
export function shapeCommit(world: World, repository: Repository, commit: Commit): Record<string, unknown> {
  const { sha, node_id, html_url, parents, ...inner } = shapeGitCommit(world, repository, commit);
  const url = `${world.url}/api/v3/repos/${repository.fullName}/commits/${commit.oid}`;
  const author = accountBehind(world, commit.authorEmail);
  return {
    sha,
    node_id,
    html_url,
    url,
    parents,
    commit: inner,
    author,
    committer: accountBehind(world, commit.committerEmail),
  };
}

function accountBehind(world: World, email: string): Record<string, unknown> | null {
  const account = findAuthor(world, email);
  return account && shapeAccount(world, account);
}
