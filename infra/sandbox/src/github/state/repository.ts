import { renameSync } from "node:fs";
import path from "node:path";
import { organization } from "../organization.ts";
import type { World } from "../world.ts";
import { withinTransaction } from "./within-transaction.ts";

/** What is remembered about a repository beside its git objects. */
export interface RepositoryAttributes {
  description: string | null;
  homepageUrl: string | null;
  visibility: "private" | "public" | "internal";
  isArchived: boolean;
  hasIssues: boolean;
  hasWiki: boolean;
  hasProjects: boolean;
  defaultBranch: string;
  topics: string[];
  /** Login of the person who made it and therefore administers it; null when an App did. */
  createdBy: string | null;
  createdAt: number;
  updatedAt: number;
  pushedAt: number | null;
  /** Epoch milliseconds before which reads do not find it yet. */
  visibleAt: number;
}

export interface Repository extends RepositoryAttributes {
  readonly id: number;
  readonly name: string;
  readonly nodeId: string;
  readonly fullName: string;
}

export type NewRepository = { name: string } & Partial<
  Pick<
    RepositoryAttributes,
    "description" | "homepageUrl" | "visibility" | "hasIssues" | "hasWiki" | "hasProjects" | "topics"
  >
>;

interface Row {
  id: number;
  name: string;
  attributes: string;
}

export function findRepository(world: World, owner: string, name: string): Repository | null {
  if (owner.toLowerCase() !== organization.login) return null;
  const row = world.database.prepare("select id, name, attributes from repositories where name = ?").get(name);
  return row ? fromRow(row as unknown as Row) : null;
}

export function findRepositoryById(world: World, id: number): Repository | null {
  const row = world.database.prepare("select id, name, attributes from repositories where id = ?").get(id);
  return row ? fromRow(row as unknown as Row) : null;
}

export function listRepositories(world: World): Repository[] {
  const rows = world.database.prepare("select id, name, attributes from repositories order by name").all();
  return rows.map((row) => fromRow(row as unknown as Row));
}

/**
 * Adds the row and moves the prepared git folder to its place.
 * @returns null when the name is taken.
 */
export function insertRepository(
  world: World,
  { name, ...given }: NewRepository,
  createdBy: string | null,
  draft: string,
): Repository | null {
  const now = Date.now();
  const subject = { method: "POST", path: `/${organization.login}/${name}`, graphqlFields: [] };
  const attributes: RepositoryAttributes = {
    description: null,
    homepageUrl: null,
    visibility: "private",
    isArchived: false,
    hasIssues: true,
    hasWiki: true,
    hasProjects: true,
    defaultBranch: "main",
    topics: [],
    ...given,
    createdBy,
    createdAt: now,
    updatedAt: now,
    pushedAt: null,
    visibleAt: now + (world.switches.take("visibilityDelay", subject)?.milliseconds ?? 0),
  };
  return withinTransaction(world.database, () => {
    if (findRepository(world, organization.login, name)) return null;
    const { lastInsertRowid } = world.database
      .prepare("insert into repositories (name, attributes) values (?, ?)")
      .run(name, JSON.stringify(attributes));
    world.database.prepare("insert into creations (name, at) values (?, ?)").run(name, now);
    // A rename is one step for the file system, so where there is a row there is a whole repository.
    renameSync(draft, gitDirectory(world, { id: Number(lastInsertRowid) }));
    return findRepositoryById(world, Number(lastInsertRowid));
  });
}

export function deleteRepositoryRow(world: World, id: number): void {
  world.database.prepare("delete from repositories where id = ?").run(id);
}

/** How often a repository of each name was made, deleted ones included. */
export function countCreations(world: World): Map<string, number> {
  const rows = world.database.prepare("select lower(name) as name, count(*) as times from creations group by 1").all();
  return new Map(rows.map((row) => [String(row.name), Number(row.times)]));
}

export function saveRepository(world: World, id: number, changes: Partial<RepositoryAttributes>): void {
  world.database
    .prepare("update repositories set attributes = json_patch(attributes, ?) where id = ?")
    .run(JSON.stringify({ ...changes, updatedAt: Date.now() }), id);
}

/** The bare repository of it on this disk. */
export function gitDirectory(world: World, repository: { id: number }): string {
  return path.join(world.repositoriesDir, `${repository.id}.git`);
}

function fromRow(row: Row): Repository {
  const attributes = JSON.parse(row.attributes) as RepositoryAttributes;
  return {
    ...attributes,
    description: attributes.description ?? null,
    homepageUrl: attributes.homepageUrl ?? null,
    createdBy: attributes.createdBy ?? null,
    pushedAt: attributes.pushedAt ?? null,
    id: row.id,
    name: row.name,
    nodeId: `R_${row.id}`,
    fullName: `${organization.login}/${row.name}`,
  };
}
