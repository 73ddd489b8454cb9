import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "./checkout.ts";
import { identityOf } from "./process-identity.ts";
import { writePrivateFile } from "./write-private-file.ts";

/** A process of ours, written down the moment it is started so that a later start can find what a killed one left. */
export interface RecordedProcess {
  name: string;
  pid: number;
  identity: string;
}

/** What is written down; nothing when the file is missing or was cut short. */
export function readProcesses(folder = dataFolder): RecordedProcess[] {
  const file = fileIn(folder);
  if (!existsSync(file)) return [];
  try {
    return JSON.parse(readFileSync(file, "utf8")) as RecordedProcess[];
  } catch {
    return [];
  }
}

/** Writes the process down under its name, in place of the one before it. */
export function recordProcess(name: string, pid: number, folder = dataFolder): void {
  const identity = identityOf(pid);
  const others = readProcesses(folder).filter((one) => one.name !== name);
  write(folder, identity === null ? others : [...others, { name, pid, identity }]);
}

/** Takes the process off the list, once it has ended. */
export function forgetProcess(pid: number, folder = dataFolder): void {
  const others = readProcesses(folder).filter((one) => one.pid !== pid);
  write(folder, others);
}

function write(folder: string, processes: RecordedProcess[]): void {
  writePrivateFile(fileIn(folder), `${JSON.stringify(processes, null, 2)}\n`);
}

function fileIn(folder: string): string {
  return join(folder, "processes.json");
}
