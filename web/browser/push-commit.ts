import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PUSH_TOKEN } from "./start-platform.ts";

const run = promisify(execFile);

/** Clones a service from the sandbox at `github` as a person does, writes the files on a branch, commits and pushes it. Answers the commit. */
export async function pushCommit(
  github: string,
  service: string,
  branch: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "waymark-clone-"));
  const person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
  const git = async (...words: string[]) =>
    (await run("git", [...person, ...words], { cwd: folder, env: { ...process.env, ...OWN_SETTINGS } })).stdout.trim();
  try {
    const address = github.replace("://", `://x-access-token:${PUSH_TOKEN}@`);
    await git("clone", "--quiet", `${address}/acme/${service}.git`, ".");
    await git("switch", "--quiet", "--create", branch);
    for (const [name, contents] of Object.entries(files)) await writeFile(join(folder, name), contents);
    await git("commit", "--quiet", "--all", "--message", `feat: ${branch}`);
    await git("push", "--quiet", "origin", branch);
    return await git("rev-parse", "HEAD");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whatever this machine's git is set to does not count. */
const OWN_SETTINGS = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", GIT_TERMINAL_PROMPT: "0" };
