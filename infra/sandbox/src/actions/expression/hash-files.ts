import { createHash } from "node:crypto";
import { globSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** One hash over the files that match, empty when none does: the hash of their hashes, as GitHub makes it. */
export function hashFiles(workspace: string, ...patterns: readonly string[]): string {
  const wanted = patterns.filter((pattern) => !pattern.startsWith("!"));
  const exclude = patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
  const files = globSync(wanted, { cwd: workspace, exclude })
    .map((name) => path.join(workspace, name))
    .filter((file) => statSync(file).isFile())
    .sort();
  if (files.length === 0) return "";
  const whole = createHash("sha256");
  for (const file of files) whole.update(createHash("sha256").update(readFileSync(file)).digest());
  return whole.digest("hex");
}
