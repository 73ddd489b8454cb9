import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Cleanups } from "../cleanups.ts";
import { CHECKOUT } from "./find-checkout.ts";

export interface Program {
  name: string;
  /** What Node is given; paths are those of the checkout. */
  arguments: string[];
  environment: NodeJS.ProcessEnv;
  /** Answers with less than 400 as soon as it can be used. */
  healthUrl: string;
}

const PATIENCE_MS = 30_000;
const KEPT_LINES = 20;

/**
 * Starts a compiled program in a process of its own and waits until it can be used; it ends with the cleanups.
 *
 * @throws Error with the last lines it said when it ends before that, or takes longer than half a minute.
 */
export async function startProgram(cleanups: Cleanups, program: Program): Promise<ChildProcess> {
  const child = spawn(process.execPath, program.arguments, {
    cwd: CHECKOUT,
    env: { PATH: process.env.PATH, ...program.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  cleanups.add(() => stopProgram(child));
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said.push(...text.trimEnd().split("\n"));
      said.splice(0, Math.max(0, said.length - KEPT_LINES));
    });
  }

  const deadline = Date.now() + PATIENCE_MS;
  while (!(await isHealthy(program.healthUrl))) {
    const isOver = child.exitCode !== null || child.signalCode !== null;
    if (isOver || Date.now() > deadline) throw new Error(`The ${program.name} did not start:\n${said.join("\n")}`);
    await sleep(25);
  }
  return child;
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5000) });
    await response.body?.cancel();
    return response.status < 400;
  } catch {
    return false;
  }
}

/** Asks a process to end, and ends it after ten seconds. */
export async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(late);
}
