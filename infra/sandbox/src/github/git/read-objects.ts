import { runGit } from "./run-git.ts";

/** One entry of a folder. `size` is null for folders and submodules. */
export interface TreeEntry {
  readonly mode: string;
  readonly type: "blob" | "tree" | "commit";
  readonly oid: string;
  readonly size: number | null;
  readonly name: string;
}

export type ObjectType = "blob" | "tree" | "commit" | "tag";

export async function readObjectType(directory: string, oid: string): Promise<ObjectType> {
  return (await runGit(directory, ["cat-file", "-t", oid])).toString("utf8").trim() as ObjectType;
}

export function readBlob(directory: string, oid: string): Promise<Buffer> {
  return runGit(directory, ["cat-file", "blob", oid]);
}

/** The entries of a tree, folders first, each group by name. */
export async function readTree(directory: string, oid: string): Promise<TreeEntry[]> {
  const lines = (await runGit(directory, ["ls-tree", "-z", "-l", oid])).toString("utf8").split("\0");
  const entries = lines.filter((line) => line !== "").map(readEntry);
  return entries.sort((one, other) => Number(other.type === "tree") - Number(one.type === "tree"));
}

/** Every branch and what it points to. */
export async function readBranches(directory: string): Promise<Map<string, string>> {
  const output = await runGit(directory, ["for-each-ref", "--format=%(objectname) %(refname:strip=2)", "refs/heads"]);
  const lines = output.toString("utf8").trim().split("\n").filter(Boolean);
  return new Map(lines.map((line) => [line.slice(41), line.slice(0, 40)]));
}

function readEntry(line: string): TreeEntry {
  const [head = "", name = ""] = line.split("\t", 2);
  const [mode = "", type = "", oid = "", size = "-"] = head.split(/ +/);
  return { mode, type: type as TreeEntry["type"], oid, size: size === "-" ? null : Number(size), name };
}
