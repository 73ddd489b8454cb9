import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { CHECKOUT } from "../world/find-checkout.ts";

const WORKSPACES = ["graphql-api", "web", "infra/sandbox"];

/**
 * Makes this folder what a fresh clone of this checkout is right after the installation, changes that are not committed
 * included: nothing built, no data. The packages are those of this checkout, linked.
 *
 * @throws Error when this is no checkout of git.
 */
export function copyCheckout(folder: string): void {
  const git = (cwd: string, ...words: string[]) =>
    execFileSync("git", words, { cwd, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  const files = git(CHECKOUT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0");
  for (const file of files.filter((name) => name !== "" && existsSync(join(CHECKOUT, name)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(CHECKOUT, file), join(folder, file));
  }
  git(folder, "init", "--quiet");
  git(folder, "add", "--all");

  linkPackages(join(CHECKOUT, "node_modules"), join(folder, "node_modules"));
  for (const workspace of WORKSPACES) {
    const packages = join(CHECKOUT, workspace, "node_modules");
    if (existsSync(packages)) linkPackages(packages, join(folder, workspace, "node_modules"));
  }
}

/** The folder itself is a new one: what builds keep in it (such as `.cache`) stays out of ours. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if ([".cache", ".vite"].includes(entry.name)) continue;
    if (entry.name === "@waymark") linkPackages(source, target);
    // The workspaces themselves are links to neighbours, and the copy has its own.
    else symlinkSync(entry.isSymbolicLink() ? readlinkSync(source) : source, target);
  }
}
