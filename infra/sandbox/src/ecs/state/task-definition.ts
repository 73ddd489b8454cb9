import type { DatabaseSync } from "node:sqlite";
import type { JsonObject } from "../../github/http/incoming.ts";

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly environment: readonly { name: string; value: string }[];
  readonly portMappings: readonly { containerPort: number }[];
  /** Seconds. */
  readonly stopTimeout: number | null;
  readonly healthCheck: { command: readonly string[]; startPeriod: number } | null;
  /** Everything that was registered, the fields above included: described as it came. */
  readonly registered: JsonObject;
}

export interface TaskDefinition {
  readonly family: string;
  readonly revision: number;
  readonly status: "ACTIVE" | "INACTIVE";
  readonly container: Container;
  readonly cpu: string | null;
  readonly memory: string | null;
  /** Fields beside the containers, as they were registered. */
  readonly registered: JsonObject;
  readonly registeredAt: number;
  readonly deregisteredAt: number | null;
}

type NewDefinition = Omit<TaskDefinition, "revision" | "status" | "deregisteredAt">;

/** Gives the family its next revision. Numbers are never used twice. */
export function insertTaskDefinition(database: DatabaseSync, given: NewDefinition): TaskDefinition {
  const latest = database
    .prepare("select max(revision) as revision from task_definitions where family = ?")
    .get(given.family);
  const revision = Number(latest?.revision ?? 0) + 1;
  const definition: TaskDefinition = { ...given, revision, status: "ACTIVE", deregisteredAt: null };
  database
    .prepare("insert into task_definitions (family, revision, status, attributes) values (?, ?, ?, ?)")
    .run(given.family, revision, "ACTIVE", JSON.stringify(definition));
  return definition;
}

export function deactivateTaskDefinition(
  database: DatabaseSync,
  definition: TaskDefinition,
  at: number,
): TaskDefinition {
  const changed: TaskDefinition = { ...definition, status: "INACTIVE", deregisteredAt: at };
  database
    .prepare("update task_definitions set status = ?, attributes = ? where family = ? and revision = ?")
    .run("INACTIVE", JSON.stringify(changed), definition.family, definition.revision);
  return changed;
}

/** @param revision null is the latest ACTIVE one. */
export function findTaskDefinition(
  database: DatabaseSync,
  family: string,
  revision: number | null,
): TaskDefinition | null {
  const row =
    revision === null
      ? database
          .prepare(
            "select attributes from task_definitions where family = ? and status = 'ACTIVE' order by revision desc limit 1",
          )
          .get(family)
      : database
          .prepare("select attributes from task_definitions where family = ? and revision = ?")
          .get(family, revision);
  return row ? (JSON.parse(String(row.attributes)) as TaskDefinition) : null;
}

/** By family, then revision, oldest first. */
export function listTaskDefinitions(
  database: DatabaseSync,
  family: string | null,
  status: string,
): Pick<TaskDefinition, "family" | "revision">[] {
  return database
    .prepare(
      "select family, revision from task_definitions where status = ? and (? is null or family = ?) order by family, revision",
    )
    .all(status, family, family)
    .map((row) => ({ family: String(row.family), revision: Number(row.revision) }));
}
