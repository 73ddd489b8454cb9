import type { World } from "../world.ts";

export interface Environment {
  readonly id: number;
  readonly repository: number;
  readonly name: string;
  readonly createdAt: number;
}

/** Finds it or makes it: as at GitHub, asking twice is no mistake. */
export function saveEnvironment(world: World, repository: number, name: string): Environment {
  world.database
    .prepare("insert into environments (repository, name, created_at) values (?, ?, ?) on conflict do nothing")
    .run(repository, name, Date.now());
  const saved = listEnvironments(world, repository).find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!saved) throw new Error(`Environment ${name} is gone`);
  return saved;
}

export function listEnvironments(world: World, repository: number): Environment[] {
  return world.database
    .prepare("select id, repository, name, created_at from environments where repository = ? order by name")
    .all(repository)
    .map((row) => ({
      id: Number(row.id),
      repository: Number(row.repository),
      name: String(row.name),
      createdAt: Number(row.created_at),
    }));
}
