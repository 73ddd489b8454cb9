import type { World } from "../../github/world.ts";
import type { Job } from "./job.ts";

export interface LogLine {
  readonly step: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly line: string;
}

export function appendLog(world: World, job: Pick<Job, "id" | "run">, step: number, line: string): void {
  world.database
    .prepare("insert into run_log (job, step, at, line) values (?, ?, ?, ?)")
    .run(job.id, step, Date.now(), line);
  world.actions.tell(job.run);
}

export function readLog(world: World, job: number): LogLine[] {
  return world.database
    .prepare("select step, at, line from run_log where job = ? order by number")
    .all(job)
    .map((row) => ({ step: Number(row.step), at: Number(row.at), line: String(row.line) }));
}
