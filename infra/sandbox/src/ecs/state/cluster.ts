import type { DatabaseSync } from "node:sqlite";

export interface Cluster {
  readonly name: string;
  readonly createdAt: number;
}

/** Finds it or makes it: as at AWS, asking twice is no mistake. */
export function saveCluster(database: DatabaseSync, name: string): Cluster {
  database
    .prepare("insert into clusters (name, created_at) values (?, ?) on conflict do nothing")
    .run(name, Date.now());
  const saved = findCluster(database, name);
  if (!saved) throw new Error(`Cluster ${name} is gone`);
  return saved;
}

export function findCluster(database: DatabaseSync, name: string): Cluster | null {
  return listClusters(database).find((one) => one.name === name) ?? null;
}

export function listClusters(database: DatabaseSync): Cluster[] {
  return database
    .prepare("select name, created_at from clusters order by name")
    .all()
    .map((row) => ({ name: String(row.name), createdAt: Number(row.created_at) }));
}
