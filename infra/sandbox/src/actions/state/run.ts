import type { Account } from "../../github/access/actor.ts";
import type { World } from "../../github/world.ts";

export type Status = "queued" | "pending" | "in_progress" | "completed";
export type Conclusion = "success" | "failure" | "cancelled" | "skipped" | "startup_failure";

/** What a run is started with and what has become of it. Times are epoch milliseconds. */
export interface RunAttributes {
  readonly path: string;
  readonly workflowName: string;
  readonly title: string;
  readonly number: number;
  readonly event: "push" | "workflow_dispatch";
  readonly ref: string;
  readonly sha: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** `github.event`. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly actor: Account;
  readonly createdAt: number;
  attempt: number;
  status: Status;
  conclusion: Conclusion | null;
  startedAt: number;
  updatedAt: number;
  /** Why it could not start, or was ended from outside. */
  complaint: string | null;
  /** How the attempts before this one ended. */
  earlier: Attempt[];
}

export type Attempt = Pick<
  RunAttributes,
  "attempt" | "status" | "conclusion" | "startedAt" | "updatedAt" | "complaint"
>;

export interface Run extends RunAttributes {
  readonly id: number;
  readonly repository: number;
  readonly workflow: number;
}

export function insertRun(world: World, repository: number, workflow: number, attributes: RunAttributes): Run {
  const { lastInsertRowid } = world.database
    .prepare("insert into runs (repository, workflow, attributes) values (?, ?, ?)")
    .run(repository, workflow, JSON.stringify(attributes));
  return { ...attributes, id: Number(lastInsertRowid), repository, workflow };
}

export function findRun(world: World, id: number): Run | null {
  const row = world.database.prepare("select * from runs where id = ?").get(id);
  return row ? fromRow(row) : null;
}

/** @throws Error when the run is gone, with its repository. */
export function saveRun(world: World, id: number, changes: Partial<RunAttributes>): Run {
  const known = findRun(world, id);
  if (!known) throw new Error(`Run ${id} is gone`);
  const { id: _, repository, workflow, ...attributes } = { ...known, ...changes, updatedAt: Date.now() };
  world.database.prepare("update runs set attributes = ? where id = ?").run(JSON.stringify(attributes), id);
  world.actions.tell(id);
  return { id, repository, workflow, ...attributes };
}

/** Newest first. */
export function listRuns(world: World, repository: number): Run[] {
  return world.database
    .prepare("select * from runs where repository = ? order by id desc")
    .all(repository)
    .map(fromRow);
}

export function listUnfinishedRuns(world: World): Run[] {
  const statement = "select * from runs where attributes ->> '$.status' <> 'completed' order by id";
  return world.database.prepare(statement).all().map(fromRow);
}

/** The branch or tag without its folder. */
export function refName(run: Pick<Run, "ref">): string {
  return run.ref.replace(/^refs\/(heads|tags)\//, "");
}

function fromRow(row: Record<string, unknown>): Run {
  return {
    ...(JSON.parse(String(row.attributes)) as RunAttributes),
    id: Number(row.id),
    repository: Number(row.repository),
    workflow: Number(row.workflow),
  };
}
