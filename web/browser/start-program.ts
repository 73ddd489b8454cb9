import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

export type ProgramOptions = {
  /** What runs, and what it is told. */
  command: readonly [program: string, ...words: string[]];
  environment: Record<string, string>;
  /** The address that answers 200 once the program is ready. */
  ready: string;
};

export type Program = {
  /** Starts it again, with the same variables, after a stop. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** How long a program may take to be ready, in milliseconds. */
const patience = 60_000;

/** Starts a program as a process of its own and waits until it is ready. */
export async function startProgram({ command, environment, ready }: ProgramOptions): Promise<Program> {
  const [program, ...words] = command;
  let child: ChildProcess;

  const start = async () => {
    child = spawn(program, words, {
      env: { PATH: process.env.PATH, NODE_ENV: "production", ...environment },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const deadline = Date.now() + patience;
    while (!(await answers(ready))) {
      if (child.exitCode !== null) throw new Error(`${command.join(" ")} ended with ${child.exitCode} too early.`);
      if (Date.now() > deadline) throw new Error(`${command.join(" ")} was not ready in time.`);
      await sleep(50);
    }
  };
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };

  await start();
  return { start, stop };
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url).catch(() => null);
  return answer?.ok ?? false;
}
