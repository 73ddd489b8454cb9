import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { dataFolder } from "./checkout.ts";
import { identityOf } from "./process-identity.ts";
import { writePrivateFile } from "./write-private-file.ts";

/** A process of ours, written down the moment it is started so that a later start can find what a killed one left. */
export interface RecordedProcess {
  name: string;
  pid: number;
  identity: string;
}

const file = join(dataFolder, "processes.json");

/** What is written down; nothing when the file is missing or was cut short. */
export function readProcesses(): RecordedProcess[] {
  if (!existsSync(file)) return [];
  try {
    return JSON.parse(readFileSync(file, "utf8")) as RecordedProcess[];
  } catch {
    return [];
  }
}

/** Writes the process down under its name, in place of the one before it. */
export function recordProcess(name: string, pid: number): void {
  const identity = identityOf(pid);
  const others = readProcesses().filter((one) => one.name !== name);
  writePrivateFile(file, JSON.stringify(identity === null ? others : [...others, { name, pid, identity }], null, 2));
}

/** Takes the process off the list, once it has ended. */
export function forgetProcess(pid: number): void {
  writePrivateFile(
    file,
    JSON.stringify(
      readProcesses().filter((one) => one.pid !== pid),
      null,
      2,
    ),
  );
}

/**
 * Stops what an earlier start left running because it was killed itself: only processes that are provably those written
 * down (number, start time and command line).
 *
 * @param say told about each one that is stopped.
 */
export async function stopLeftovers(say: (line: string) => void): Promise<void> {
  const left = readProcesses().filter(({ pid, identity }) => identityOf(pid) === identity);
  await Promise.all(
    left.map(async (one) => {
      say(`Stopping the ${one.name} that an earlier start left running (process ${one.pid})`);
      for (const [signal, milliseconds] of [
        ["SIGTERM", 10_000],
        ["SIGKILL", 5_000],
      ] as const) {
        if (await endsBy(signal, one, milliseconds)) return forgetProcess(one.pid);
      }
    }),
  );
}

async function endsBy(signal: NodeJS.Signals, { pid, identity }: RecordedProcess, milliseconds: number) {
  const deadline = Date.now() + milliseconds;
  try {
    process.kill(pid, signal);
  } catch {
    return true;
  }
  while (identityOf(pid) === identity) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}
