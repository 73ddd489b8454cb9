import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { isWantedLine, type LogLine, type LogQuery, type LogSource, type TaskLine } from "./log-line.ts";
import { formerFile, readTaskLog, TaskLogFile } from "./task-log-file.ts";

type Listener = (line: TaskLine) => void;

/** So many tasks of a service are remembered. */
const tasksKept = 20;
const extension = ".jsonl";
/** Milliseconds by which a file's time may be behind: systems take it from a clock of coarse ticks. */
const clockSlack = 1000;

/** What all tasks said, on disk below `<folder>/<cluster>/<service>/`, and live for those who follow. */
export class LogStore {
  readonly #folder: string;
  readonly #files = new Map<string, TaskLogFile>();
  readonly #followers = new Set<{ query: LogQuery; listener: Listener }>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  add(source: LogSource, lines: readonly LogLine[]): void {
    if (lines.length === 0) return;
    this.#fileOf(source).append(lines);
    for (const { query, listener } of this.#followers) {
      if (query.cluster !== source.cluster || query.service !== source.service) continue;
      for (const line of lines.map((one) => ({ ...one, task: source.task }))) {
        if (isWantedLine(query, line)) listener(line);
      }
    }
  }

  /** In the order of time, all that is kept. */
  read(query: LogQuery): TaskLine[] {
    return this.tasksOf(query.cluster, query.service)
      .filter((task) => query.task === undefined || query.task === task)
      .flatMap((task) => this.#readTask(query, task))
      .sort((one, other) => one.at - other.at);
  }

  /** @returns ends the following. */
  follow(query: LogQuery, listener: Listener): () => void {
    const follower = { query, listener };
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  /** Tasks of a service that have lines, the newest word first. */
  tasksOf(cluster: string, service: string): string[] {
    const folder = this.#folderOf(cluster, service);
    if (folder === null || !existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((name) => name.endsWith(extension))
      .map((name) => ({ task: name.slice(0, -extension.length), at: lastChange(path.join(folder, name)) }))
      .sort((one, other) => other.at - one.at)
      .map(({ task }) => task);
  }

  /** The task will say no more; the oldest of its service make room. */
  close(source: LogSource): void {
    this.#files.delete(source.task);
    for (const task of this.tasksOf(source.cluster, source.service).slice(tasksKept)) {
      if (this.#files.has(task)) continue;
      const file = this.#pathOf({ ...source, task });
      rmSync(file, { force: true });
      rmSync(formerFile(file), { force: true });
    }
  }

  #readTask(query: LogQuery, task: string): TaskLine[] {
    const file = this.#pathOf({ ...query, task });
    if (lastChange(file) + clockSlack < (query.since ?? 0)) return [];
    return readTaskLog(file)
      .map((line) => ({ ...line, task }))
      .filter((line) => isWantedLine(query, line));
  }

  #fileOf(source: LogSource): TaskLogFile {
    const known = this.#files.get(source.task);
    if (known) return known;
    const file = this.#pathOf(source);
    mkdirSync(path.dirname(file), { recursive: true });
    const opened = new TaskLogFile(file);
    this.#files.set(source.task, opened);
    return opened;
  }

  #pathOf({ cluster, service, task }: LogSource): string {
    return path.join(this.#folder, cluster, service, `${task}${extension}`);
  }

  /** null where a name is none: it may come from an address somebody typed. */
  #folderOf(cluster: string, service: string): string | null {
    if (![cluster, service].every((name) => /^[\w-]+$/.test(name))) return null;
    return path.join(this.#folder, cluster, service);
  }
}

function lastChange(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
