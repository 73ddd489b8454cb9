import type { DatabaseSync } from "node:sqlite";

export type LastStatus = "PENDING" | "RUNNING" | "DEACTIVATING" | "STOPPING" | "STOPPED";
export type StopCode = "TaskFailedToStart" | "EssentialContainerExited" | "UserInitiated" | "ServiceSchedulerInitiated";

/** One process of a service. Times are epoch milliseconds. */
export interface Task {
  readonly id: string;
  readonly arn: string;
  readonly cluster: string;
  readonly service: string;
  readonly serviceArn: string;
  readonly deployment: string;
  readonly taskDefinition: string;
  readonly container: string;
  readonly image: string;
  readonly cpu: string | null;
  readonly memory: string | null;
  lastStatus: LastStatus;
  desiredStatus: "RUNNING" | "STOPPED";
  health: "UNKNOWN" | "HEALTHY" | "UNHEALTHY";
  /** What the last bad health check said. */
  healthComplaint: string | null;
  port: number | null;
  /** Its process, with when that began: a number alone may belong to somebody else by now. */
  process: { pid: number; began: string } | null;
  stopCode: StopCode | null;
  stoppedReason: string | null;
  exitCode: number | null;
  readonly createdAt: number;
  startedAt: number | null;
  stoppingAt: number | null;
  stoppedAt: number | null;
}

export function saveTask(database: DatabaseSync, task: Task): void {
  database
    .prepare(
      "insert into tasks (id, attributes) values (?, ?) on conflict (id) do update set attributes = excluded.attributes",
    )
    .run(task.id, JSON.stringify(task));
}

export function deleteTask(database: DatabaseSync, id: string): void {
  database.prepare("delete from tasks where id = ?").run(id);
}

export function listTasks(database: DatabaseSync): Task[] {
  return database
    .prepare("select attributes from tasks")
    .all()
    .map((row) => JSON.parse(String(row.attributes)) as Task)
    .sort((one, other) => one.createdAt - other.createdAt);
}

/** Neither stopped nor on its way there. */
export function isWanted(task: Task): boolean {
  return task.desiredStatus === "RUNNING" && task.lastStatus !== "STOPPED";
}

/** Takes new requests. */
export function isServing(task: Task): boolean {
  return isWanted(task) && task.lastStatus === "RUNNING" && task.health === "HEALTHY";
}
