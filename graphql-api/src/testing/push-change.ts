import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { OWNER_TOKEN } from "./github-side.ts";

const run = promisify(execFile);
const PERSON = { NAME: "Ada", EMAIL: "ada@example.com" };

/**
 * Clones `acme/<service>` from the sandbox at `url`, writes the files, commits and pushes them to a branch, as a person
 * with git does. @returns the commit.
 */
export async function pushChange(
  url: string,
  service: string,
  branch: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "waymark-push-"));
  const git = async (...words: string[]) => {
    const { stdout } = await run("git", words, { cwd: folder, env: { ...process.env, ...IDENTITY } });
    return stdout.trim();
  };
  try {
    const address = `${url.replace("://", `://x-access-token:${OWNER_TOKEN.token}@`)}/acme/${service}.git`;
    await git("clone", "--quiet", address, ".");
    await git("checkout", "--quiet", "-B", branch);
    for (const [name, contents] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), contents);
    }
    await git("add", "--all");
    await git("commit", "--quiet", "--allow-empty", "--message", `feat: ${branch}`);
    await git("push", "--quiet", "--force", "origin", branch);
    return await git("rev-parse", "HEAD");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const IDENTITY = {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_AUTHOR_NAME: PERSON.NAME,
  GIT_AUTHOR_EMAIL: PERSON.EMAIL,
  GIT_COMMITTER_NAME: PERSON.NAME,
  GIT_COMMITTER_EMAIL: PERSON.EMAIL,
};
