import { spawn } from "node:child_process";

/** Settings of the person at this machine (signing, hooks, line ends) must not reach repositories of the sandbox. */
export const gitEnvironment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"))),
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_COUNT: "1",
  GIT_CONFIG_KEY_0: "safe.directory",
  GIT_CONFIG_VALUE_0: "*",
  GIT_TERMINAL_PROMPT: "0",
};

export class GitError extends Error {}

interface RunOptions {
  readonly input?: Buffer | string;
  readonly environment?: Record<string, string>;
}

/**
 * Runs one git command in a folder.
 * @returns what it wrote to its standard output.
 * @throws GitError with what it wrote to its standard error when it ends with another code than 0.
 */
export function runGit(directory: string, commandLine: readonly string[], options: RunOptions = {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const git = spawn("git", commandLine, { cwd: directory, env: { ...gitEnvironment, ...options.environment } });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    git.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    git.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    git.on("error", reject);
    // git may end before it has read everything; its exit code says why.
    git.stdin.on("error", () => undefined);
    git.on("close", (code) => {
      if (code === 0) resolve(Buffer.concat(output));
      else reject(new GitError(`git ${commandLine[0]}: ${Buffer.concat(errors).toString("utf8").trim()}`));
    });
    git.stdin.end(options.input ?? "");
  });
}
