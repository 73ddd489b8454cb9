import type { World } from "../../github/world.ts";

/** A workflow file that a repository has, or had when it last ran. */
export interface Workflow {
  readonly id: number;
  readonly repository: number;
  readonly path: string;
  readonly name: string;
  readonly createdAt: number;
}

/** Finds it or makes it, and follows its name. */
export function saveWorkflow(world: World, repository: number, path: string, name: string): Workflow {
  const statement = world.database.prepare(
    `insert into workflows (repository, path, name, created_at, last_number) values (?, ?, ?, ?, 0)
     on conflict (repository, path) do update set name = excluded.name returning *`,
  );
  return fromRow(statement.get(repository, path, name, Date.now()) ?? {});
}

/** The number of the workflow's next run; never given twice. */
export function takeRunNumber(world: World, workflow: number): number {
  const statement = "update workflows set last_number = last_number + 1 where id = ? returning last_number";
  return Number(world.database.prepare(statement).get(workflow)?.last_number);
}

export function listWorkflows(world: World, repository: number): Workflow[] {
  return world.database
    .prepare("select * from workflows where repository = ? order by id")
    .all(repository)
    .map(fromRow);
}

function fromRow(row: Record<string, unknown>): Workflow {
  return {
    id: Number(row.id),
    repository: Number(row.repository),
    path: String(row.path),
    name: String(row.name),
    createdAt: Number(row.created_at),
  };
}
