import { execFile } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { withServer } from "./test-database.ts";

const WORKSPACE = fileURLToPath(new URL("../..", import.meta.url));
const COMPILER = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const ENTRY = join(WORKSPACE, "dist/testing/killable-main.js");

/** Any number: whoever holds the lock of this number on the tests' server may build. */
const BUILD_LOCK = 1;

/**
 * The compiled entry for processes of their own: Node runs no decorators. Built anew where a source is younger;
 * test files that ask at the same time take turns.
 */
export function buildOnce(): Promise<string> {
  built ??= build();
  return built;
}

let built: Promise<string> | null = null;

async function build(): Promise<string> {
  await withServer(async (client) => {
    await client.query("select pg_advisory_lock($1)", [BUILD_LOCK]);
    if (await isStale())
      await promisify(execFile)(process.execPath, [COMPILER, "-p", "tsconfig.build.json"], { cwd: WORKSPACE });
  });
  return ENTRY;
}

async function isStale(): Promise<boolean> {
  const entry = await stat(ENTRY).catch(() => null);
  if (!entry) return true;
  const folder = join(WORKSPACE, "src");
  const files = await readdir(folder, { recursive: true });
  const sources = files.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  const times = await Promise.all(sources.map(async (name) => (await stat(join(folder, name))).mtimeMs));
  return Math.max(...times) > entry.mtimeMs;
}
