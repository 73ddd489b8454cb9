import type { Commit } from "../git/read-commits.ts";
import type { Repository } from "../state/repository.ts";
import type { World } from "../world.ts";

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

/** The same as the list of commits shows it. */
export function shapeCommit(world: World, repository: Repository, commit: Commit): Record<string, unknown> {
  const { sha, node_id, html_url, parents, ...inner } = shapeGitCommit(world, repository, commit);
  const url = `${world.url}/api/v3/repos/${repository.fullName}/commits/${commit.oid}`;
  return { sha, node_id, html_url, url, parents, commit: inner, author: null, committer: null };
}
