import { appendFileSync, readFileSync, renameSync, statSync } from "node:fs";
import type { LogLine } from "./log-line.ts";

/** A full file makes room for a new one and stays as the one before; what was before that is forgotten. */
const largestFile = 512 * 1024;

/** The lines of one task on disk, one JSON object a line, never more than twice the largest file. */
export class TaskLogFile {
  readonly #file: string;
  #size: number;

  constructor(file: string) {
    this.#file = file;
    this.#size = sizeOf(file);
  }

  append(lines: readonly LogLine[]): void {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    if (this.#size > largestFile) this.#rotate();
    appendFileSync(this.#file, text);
    this.#size += Buffer.byteLength(text);
  }

  #rotate(): void {
    renameSync(this.#file, formerFile(this.#file));
    this.#size = 0;
  }
}

/** Oldest first. A line that was cut short by a kill is left out. */
export function readTaskLog(file: string): LogLine[] {
  return [formerFile(file), file].flatMap((one) => readText(one).split("\n").flatMap(parseLine));
}

export function formerFile(file: string): string {
  return `${file}.1`;
}

function parseLine(text: string): LogLine[] {
  if (text === "") return [];
  try {
    return [JSON.parse(text) as LogLine];
  } catch {
    return [];
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
