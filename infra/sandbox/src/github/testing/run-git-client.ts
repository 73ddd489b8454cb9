import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Runs git as a person would, without the settings of this machine. @throws with git's words in `stderr`. */
export async function git(cwd: string, ...commandLine: string[]): Promise<string> {
  const { stdout } = await run("git", commandLine, {
    cwd,
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_TERMINAL_PROMPT: "0",
      GIT_AUTHOR_NAME: "Dev Patel",
      GIT_AUTHOR_EMAIL: "dev@example.com",
      GIT_COMMITTER_NAME: "Dev Patel",
      GIT_COMMITTER_EMAIL: "dev@example.com",
    },
  });
  return stdout.trim();
}

/** The address of a repository with a token in it, as scripts push. */
export function addressOf(url: string, fullName: string, token: string): string {
  return `${url.replace("://", `://x-access-token:${token}@`)}/${fullName}.git`;
}
