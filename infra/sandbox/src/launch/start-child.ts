import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { platform } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { dataFolder, root } from "./checkout.ts";
import type { Variables } from "./read-settings.ts";
import { forgetProcess, recordProcess } from "./recorded-processes.ts";
import { worthShowing } from "./worth-showing.ts";

export interface Program {
  /** As people read it: "API". */
  name: string;
  /** What runs it; Node when not given. */
  command?: string;
  /** For Node the script and what goes before it. */
  arguments: string[];
  environment: Variables;
}

export interface Child {
  pid: number;
  /** How it ended, in words: "exit code 1", "signal SIGKILL". */
  ended: Promise<string>;
  hasEnded(): boolean;
  /** The last lines it printed, as they were. */
  lastLines(): string[];
  kill(signal: NodeJS.Signals): void;
}

const KEPT_LINES = 60;

/**
 * Starts a program in a process group of its own, writes down its process and puts all it prints into
 * `.waymark/logs/<name>.log`; `show` is told warnings and errors.
 */
export function startChild(
  program: Program,
  show: (line: string) => void,
  onLine: (line: string) => void = () => undefined,
  folder = dataFolder,
): Child {
  const child = spawn(program.command ?? process.execPath, program.arguments, {
    cwd: root,
    env: program.environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: platform() !== "win32",
  });
  if (child.pid === undefined) throw new Error(`The ${program.name} could not be started.`);
  const pid = child.pid;
  recordProcess(program.name, pid, folder);

  const lines: string[] = [];
  keepOutput(child, join(folder, "logs", logName(program.name)), (line, fromError) => {
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
    onLine(line);
    const shown = worthShowing(line, fromError);
    if (shown !== null) show(shown);
  });

  let over = false;
  const ended = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => {
      over = true;
      forgetProcess(pid, folder);
      const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
      // "close" comes when the last line has been read, unless a process it started still holds its output.
      child.once("close", () => resolve(how));
      setTimeout(resolve, 1_000, how).unref();
    });
  });
  return { pid, ended, hasEnded: () => over, lastLines: () => lines, kill: (signal) => void child.kill(signal) };
}

function keepOutput(child: ChildProcess, file: string, read: (line: string, fromError: boolean) => void): void {
  mkdirSync(dirname(file), { recursive: true });
  // Written at once: whoever is told how a program ended finds in the file what it said.
  const log = openSync(file, "a", 0o600);
  for (const [stream, fromError] of [
    [child.stdout, false],
    [child.stderr, true],
  ] as const) {
    if (stream === null) continue;
    createInterface(stream).on("line", (line) => {
      writeSync(log, `${line}\n`);
      read(line, fromError);
    });
  }
  child.once("close", () => closeSync(log));
}

/** "sandbox GitHub" → `sandbox-github.log` */
export function logName(name: string): string {
  return `${name.toLowerCase().replaceAll(" ", "-")}.log`;
}
