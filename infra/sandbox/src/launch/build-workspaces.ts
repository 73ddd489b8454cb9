import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./checkout.ts";
import { LaunchError } from "./launch-error.ts";

const stampFile = join(root, "node_modules", ".cache", "waymark-build");
export const buildScript = "turbo/bin/turbo";

/**
 * Every build ends with the compiler, which gets the last word: types are checked by themselves, in `npm test`. Without
 * that no workspace waits for another's results (`--only`).
 */
export const buildArguments = ["run", "build", "--only", "--ui=stream", "--output-logs=errors-only", "--", "--noCheck"];

const MADE = new Set(["node_modules", "dist", "build", "dist-bench", ".turbo", ".vite", "coverage"]);

/**
 * Builds every workspace, unless sources and results are those of the last build.
 *
 * @param say told when there is something to build, and how long it took.
 * @throws LaunchError when it fails; the compiler's own words have been printed.
 */
export async function buildWorkspaces(say: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const began = performance.now();
  const sources = stampOfSources();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === `${sources}\n${stampOfResults()}`) return;
  say("Building");
  await runTurbo(signal);
  mkdirSync(join(stampFile, ".."), { recursive: true });
  writeFileSync(stampFile, `${sources}\n${stampOfResults()}`);
  say(`Built (${((performance.now() - began) / 1_000).toFixed(1)} s)`);
}

async function runTurbo(signal?: AbortSignal): Promise<void> {
  const turbo = spawn(process.execPath, [join(root, "node_modules", buildScript), ...buildArguments], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    ...(signal && { signal }),
  });
  let said = "";
  for (const stream of [turbo.stdout, turbo.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
  turbo.once("error", () => undefined);
  const [code] = await once(turbo, "close");
  if (code === 0) return;
  if (!signal?.aborted) process.stdout.write(said);
  throw new LaunchError("The build failed; the lines above say why.");
}

function workspaces(): string[] {
  const { workspaces } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { workspaces: string[] };
  return workspaces;
}

function stampOfSources(): string {
  const hash = createHash("sha256").update(process.version);
  const shared = ["package.json", "package-lock.json", "tsconfig.base.json", "turbo.json"].map((name) =>
    join(root, name),
  );
  for (const file of [...shared, ...workspaces().flatMap((folder) => filesBelow(join(root, folder)))]) {
    hash.update(`${file}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** Results are not read, only counted and weighed: it is enough to notice that somebody removed or rewrote some. */
function stampOfResults(): string {
  const folders = workspaces().flatMap((folder) => ["dist", "build"].map((name) => join(root, folder, name)));
  const files = folders.filter((folder) => existsSync(folder)).flatMap((folder) => filesBelow(folder));
  return `${files.length} ${files.reduce((sum, file) => sum + statSync(file).size, 0)}`;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !MADE.has(entry.name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    });
}
