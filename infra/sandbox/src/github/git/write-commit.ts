import { GitError, runGit } from "./run-git.ts";

export interface FileAddition {
  readonly path: string;
  readonly contents: Buffer;
}

export interface NewCommit {
  readonly branch: string;
  /** The commit it follows; null makes the first one of the branch. */
  readonly parent: string | null;
  readonly message: string;
  readonly authorName: string;
  readonly authorEmail: string;
  readonly additions: readonly FileAddition[];
  readonly deletions: readonly string[];
}

/**
 * Writes a commit and moves its branch in one go. git itself refuses to move a branch that no longer
 * stands on `parent`, so a push that came in between is never lost.
 * @returns the name of the commit, or null when the branch had moved.
 */
export async function writeCommit(directory: string, commit: NewCommit): Promise<string | null> {
  const time = `${Math.floor(Date.now() / 1000)} +0000`;
  const message = Buffer.from(commit.message, "utf8");
  const parts: (Buffer | string)[] = [
    `feature done\ncommit refs/heads/${commit.branch}\nmark :1\n`,
    `author ${plain(commit.authorName)} <${plain(commit.authorEmail)}> ${time}\n`,
    `committer GitHub <noreply@github.com> ${time}\n`,
    `data ${message.length}\n`,
    message,
    commit.parent ? `\nfrom ${commit.parent}\n` : "\n",
    ...commit.deletions.map((path) => `D ${quoted(path)}\n`),
    ...commit.additions.flatMap(({ path, contents }) => [
      `M 100644 inline ${quoted(path)}\ndata ${contents.length}\n`,
      contents,
      "\n",
    ]),
    "\nget-mark :1\ndone\n",
  ];
  const input = Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "utf8") : part)));
  try {
    return (await runGit(directory, ["fast-import", "--quiet"], { input })).toString("utf8").trim();
  } catch (error) {
    if (error instanceof GitError && error.message.includes("Not updating")) return null;
    throw error;
  }
}

function quoted(path: string): string {
  return `"${path.replaceAll(/["\\]/g, "\\$&")}"`;
}

function plain(text: string): string {
  return text.replaceAll(/[<>\p{Cc}]/gu, "");
}
