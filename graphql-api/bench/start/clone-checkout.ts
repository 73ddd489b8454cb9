import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { CHECKOUT } from "../world/find-checkout.ts";

const WORKSPACES = ["graphql-api", "web", "infra/sandbox"];

/**
 * Makes a fresh clone of the last commit in this folder, as it is right after the installation: nothing built, no data.
 * The packages are those of this checkout, linked.
 *
 * @throws Error when this is no checkout of git.
 */
export function cloneCheckout(folder: string): void {
  execFileSync("git", ["clone", "--quiet", "--no-tags", CHECKOUT, folder], { stdio: ["ignore", "ignore", "pipe"] });
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
    // The workspaces themselves are links to neighbours, and the clone has its own.
    else symlinkSync(entry.isSymbolicLink() ? readlinkSync(source) : source, target);
  }
}
