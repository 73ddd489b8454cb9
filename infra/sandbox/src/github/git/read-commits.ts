import { runGit } from "./run-git.ts";

export interface Commit {
  readonly oid: string;
  readonly treeOid: string;
  readonly parents: readonly string[];
  readonly authorName: string;
  readonly authorEmail: string;
  /** ISO-8601 with the author's offset. */
  readonly authoredAt: string;
  readonly committerName: string;
  readonly committerEmail: string;
  readonly committedAt: string;
  readonly message: string;
}

interface Range {
  readonly skip?: number;
  readonly count: number;
  readonly path?: string;
  /** Leaves out what this commit already contains. */
  readonly after?: string;
}

const format = ["%H", "%T", "%P", "%an", "%ae", "%aI", "%cn", "%ce", "%cI", "%B"].join("%x1f");

/** Commits from `oid` backwards, newest first. */
export async function readCommits(directory: string, oid: string, range: Range): Promise<Commit[]> {
  const output = await runGit(directory, [
    "log",
    "-z",
    `--format=${format}`,
    `--max-count=${range.count}`,
    `--skip=${range.skip ?? 0}`,
    oid,
    ...(range.after ? [`^${range.after}`] : []),
    "--",
    ...(range.path ? [`:(literal)${range.path}`] : []),
  ]);
  return output.toString("utf8").split("\0").filter(Boolean).map(readCommit);
}

/** How many commits `oid` stands on, itself included; with `after` only those that `after` does not contain. */
export async function countCommits(directory: string, oid: string, after?: string): Promise<number> {
  const range = after ? [oid, `^${after}`] : [oid];
  return Number((await runGit(directory, ["rev-list", "--count", ...range])).toString("utf8"));
}

/** The one commit of this name. @throws GitError when there is none. */
export async function readOneCommit(directory: string, oid: string): Promise<Commit> {
  const [commit] = await readCommits(directory, oid, { count: 1 });
  if (!commit) throw new Error(`No commit ${oid}`);
  return commit;
}

function readCommit(record: string): Commit {
  const [oid = "", treeOid = "", parents = "", authorName = "", authorEmail = "", authoredAt = "", ...rest] =
    record.split("\x1f");
  const [committerName = "", committerEmail = "", committedAt = "", message = ""] = rest;
  return {
    oid,
    treeOid,
    parents: parents.split(" ").filter(Boolean),
    authorName,
    authorEmail,
    authoredAt,
    committerName,
    committerEmail,
    committedAt,
    message: message.trim(),
  };
}
