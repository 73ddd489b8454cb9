import type { World } from "../../github/world.ts";
import type { Conclusion, Status } from "./run.ts";

export interface Step {
  readonly number: number;
  name: string;
  status: Status;
  conclusion: Conclusion | null;
  startedAt: number | null;
  completedAt: number | null;
}

export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly message: string;
}

export interface JobAttributes {
  /** As people see it: `cd / Build`. */
  readonly name: string;
  readonly createdAt: number;
  /** Stands in the environment of every process of this job, so that they are known as its own. */
  readonly tracking: string;
  status: Status;
  conclusion: Conclusion | null;
  startedAt: number | null;
  completedAt: number | null;
  steps: Step[];
  annotations: Annotation[];
  /** What steps wrote to GITHUB_STEP_SUMMARY, as Markdown. */
  summary: string;
  environment: { name: string; url: string } | null;
}

/** One job in one attempt of a run. */
export interface Job extends JobAttributes {
  readonly id: number;
  readonly run: number;
  readonly attempt: number;
}

export function insertJob(world: World, run: { id: number; attempt: number }, name: string): Job {
  const attributes: JobAttributes = {
    name,
    createdAt: Date.now(),
    tracking: `waymark_${crypto.randomUUID()}`,
    status: "queued",
    conclusion: null,
    startedAt: null,
    completedAt: null,
    steps: [],
    annotations: [],
    summary: "",
    environment: null,
  };
  const { lastInsertRowid } = world.database
    .prepare("insert into run_jobs (run, attempt, attributes) values (?, ?, ?)")
    .run(run.id, run.attempt, JSON.stringify(attributes));
  world.actions.tell(run.id);
  return { ...attributes, id: Number(lastInsertRowid), run: run.id, attempt: run.attempt };
}

/** The job of this name that a stop of the sandbox left waiting. */
export function findWaitingJob(world: World, run: { id: number; attempt: number }, name: string): Job | null {
  return listJobs(world, run).find((job) => job.name === name && job.status === "queued") ?? null;
}

/** Writes the job down as it is now. */
export function saveJob(world: World, job: Job): void {
  const { id, run, attempt: _, ...attributes } = job;
  world.database.prepare("update run_jobs set attributes = ? where id = ?").run(JSON.stringify(attributes), id);
  world.actions.tell(run);
}

export function findJob(world: World, id: number): Job | null {
  const row = world.database.prepare("select * from run_jobs where id = ?").get(id);
  return row ? fromRow(row) : null;
}

/** In the order they came up. */
export function listJobs(world: World, run: { id: number; attempt: number }): Job[] {
  return world.database
    .prepare("select * from run_jobs where run = ? and attempt = ? order by id")
    .all(run.id, run.attempt)
    .map(fromRow);
}

function fromRow(row: Record<string, unknown>): Job {
  return {
    ...(JSON.parse(String(row.attributes)) as JobAttributes),
    id: Number(row.id),
    run: Number(row.run),
    attempt: Number(row.attempt),
  };
}
