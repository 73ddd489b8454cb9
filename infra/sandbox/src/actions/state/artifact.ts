import path from "node:path";
import type { World } from "../../github/world.ts";

export interface Artifact {
  readonly id: number;
  readonly run: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly createdAt: number;
}

/** @returns null when the run has one of this name: artifacts do not change. */
export function insertArtifact(world: World, run: number, name: string, size: number): Artifact | null {
  const row = world.database
    .prepare(
      "insert into artifacts (run, name, size, created_at) values (?, ?, ?, ?) on conflict do nothing returning *",
    )
    .get(run, name, size, Date.now());
  return row ? fromRow(row) : null;
}

export function deleteArtifact(world: World, id: number): void {
  world.database.prepare("delete from artifacts where id = ?").run(id);
}

export function listArtifacts(world: World, run: number): Artifact[] {
  return world.database.prepare("select * from artifacts where run = ? order by id").all(run).map(fromRow);
}

/** The folder with its files. */
export function artifactFolder(world: World, artifact: Pick<Artifact, "id" | "run">): string {
  return path.join(world.actions.folder, "artifacts", String(artifact.run), String(artifact.id));
}

function fromRow(row: Record<string, unknown>): Artifact {
  return {
    id: Number(row.id),
    run: Number(row.run),
    name: String(row.name),
    size: Number(row.size),
    createdAt: Number(row.created_at),
  };
}
