import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { runGit } from "../git/run-git.ts";

const left = new Set(["node_modules", "dist", "build", ".waymark", ".git", ".turbo"]);

/** The files of a checkout that belong to it: those git tracks, or, without git, all that are not made by a build. */
export async function listFiles(folder: string): Promise<string[]> {
  if (!existsSync(path.join(folder, ".git"))) return walk(folder, "");
  const output = await runGit(folder, ["ls-files", "-z"]);
  return output.toString("utf8").split("\0").filter(Boolean);
}

async function walk(folder: string, inside: string): Promise<string[]> {
  const entries = await readdir(path.join(folder, inside), { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter((entry) => !left.has(entry.name))
      .map((entry) => {
        const name = inside === "" ? entry.name : `${inside}/${entry.name}`;
        return entry.isDirectory() ? walk(folder, name) : [name];
      }),
  );
  return found.flat();
}
