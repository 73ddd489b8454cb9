import { runGit } from "./run-git.ts";

export interface Change {
  readonly status: "added" | "modified" | "removed";
  readonly path: string;
}

const emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/** The files that differ between two commits or trees; null stands for nothing at all. */
export async function readChanges(directory: string, from: string | null, to: string): Promise<Change[]> {
  const output = await runGit(directory, ["diff-tree", "-r", "-z", "--name-status", from ?? emptyTree, to]);
  const parts = output.toString("utf8").split("\0").filter(Boolean);
  const changes: Change[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    changes.push({ status: statusOf(parts[index]), path: parts[index + 1] ?? "" });
  }
  return changes;
}

/** The same as a patch to read, at most `limit` characters of it. */
export async function readPatch(directory: string, from: string | null, to: string, limit: number): Promise<string> {
  const output = await runGit(directory, ["diff-tree", "-r", "-p", "--no-color", from ?? emptyTree, to]);
  const patch = output.toString("utf8");
  return patch.length > limit ? `${patch.slice(0, limit)}\n(the rest is not shown)\n` : patch;
}

function statusOf(letter: string | undefined): Change["status"] {
  if (letter === "A") return "added";
  return letter === "D" ? "removed" : "modified";
}
