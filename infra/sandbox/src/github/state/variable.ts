import type { World } from "../world.ts";

/** An Actions variable of a repository. */
export interface Variable {
  readonly name: string;
  readonly value: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** @returns false when there is one of this name. */
export function insertVariable(world: World, repository: number, name: string, value: string): boolean {
  const now = Date.now();
  const { changes } = world.database
    .prepare(
      "insert into variables (repository, name, value, created_at, updated_at) values (?, ?, ?, ?, ?) on conflict do nothing",
    )
    .run(repository, name.toUpperCase(), value, now, now);
  return changes > 0;
}

/** @returns false when there is none of this name. */
export function updateVariable(world: World, repository: number, name: string, value: string): boolean {
  const { changes } = world.database
    .prepare("update variables set value = ?, updated_at = ? where repository = ? and name = ?")
    .run(value, Date.now(), repository, name.toUpperCase());
  return changes > 0;
}

/** @returns false when there is none of this name. */
export function deleteVariable(world: World, repository: number, name: string): boolean {
  const statement = world.database.prepare("delete from variables where repository = ? and name = ?");
  return statement.run(repository, name.toUpperCase()).changes > 0;
}

export function listVariables(world: World, repository: number): Variable[] {
  return world.database
    .prepare("select name, value, created_at, updated_at from variables where repository = ? order by name")
    .all(repository)
    .map((row) => ({
      name: String(row.name),
      value: String(row.value),
      createdAt: Number(row.created_at),
      updatedAt: Number(row.updated_at),
    }));
}
