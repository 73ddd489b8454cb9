import type { Actor } from "../access/actor.ts";
import { countCommits, readCommits, readOneCommit } from "../git/read-commits.ts";
import { type ObjectType, readBlob, readObjectType, readTree } from "../git/read-objects.ts";
import { gitDirectory, type Repository } from "../state/repository.ts";
import type { World } from "../world.ts";
import { type GraphqlObject, taking } from "./field.ts";
import { repositoryObject } from "./repository-object.ts";

const typeNames: Record<ObjectType, string> = { commit: "Commit", tree: "Tree", blob: "Blob", tag: "Tag" };
const idLetters: Record<ObjectType, string> = { commit: "C", tree: "TR", blob: "B", tag: "TA" };

export function refObject(
  world: World,
  actor: Actor,
  repository: Repository,
  name: string,
  oid: string,
): GraphqlObject {
  return {
    __typename: "Ref",
    id: `REF_${repository.id}_refs/heads/${name}`,
    name,
    prefix: "refs/heads/",
    repository: () => repositoryObject(world, actor, repository),
    target: () => gitObject(world, actor, repository, oid),
  };
}

/** Whatever git keeps under this name, with the fields of its type; `path` is where in a tree it was found. */
export async function gitObject(
  world: World,
  actor: Actor,
  repository: Repository,
  oid: string,
  path = "",
): Promise<GraphqlObject> {
  const directory = gitDirectory(world, repository);
  const type = await readObjectType(directory, oid);
  const common = {
    __typename: typeNames[type],
    id: `${idLetters[type]}_${repository.id}_${oid}`,
    oid,
    abbreviatedOid: oid.slice(0, 7),
    repository: () => repositoryObject(world, actor, repository),
    commitUrl: `${world.url}/${repository.fullName}/commit/${oid}`,
  };
  if (type === "commit") return { ...common, ...(await commitFields(world, actor, repository, oid)) };
  if (type === "tree")
    return { ...common, entries: () => treeEntries(world, actor, repository, oid, path === "" ? "" : `${path}/`) };
  if (type === "blob") return { ...common, ...blobFields(await readBlob(directory, oid)) };
  return common;
}

async function commitFields(world: World, actor: Actor, repository: Repository, oid: string) {
  const directory = gitDirectory(world, repository);
  const commit = await readOneCommit(directory, oid);
  const [headline = "", ...rest] = commit.message.split("\n");
  const person = (name: string, email: string, date: string) => ({ __typename: "GitActor", name, email, date });
  return {
    url: `${world.url}/${repository.fullName}/commit/${oid}`,
    message: commit.message,
    messageHeadline: headline,
    messageBody: rest.join("\n").trim(),
    committedDate: commit.committedAt,
    authoredDate: commit.authoredAt,
    author: person(commit.authorName, commit.authorEmail, commit.authoredAt),
    committer: person(commit.committerName, commit.committerEmail, commit.committedAt),
    tree: () => gitObject(world, actor, repository, commit.treeOid),
    history: taking(["first", "path"], async ({ first, path }) => {
      const commits = await readCommits(directory, oid, {
        count: Math.min(100, Number(first ?? 30)),
        ...(path ? { path: String(path) } : {}),
      });
      return {
        __typename: "CommitHistoryConnection",
        nodes: commits.map((one) => gitObject(world, actor, repository, one.oid)),
        totalCount: () => countCommits(directory, oid),
      };
    }),
  };
}

async function treeEntries(world: World, actor: Actor, repository: Repository, oid: string, folder: string) {
  const entries = await readTree(gitDirectory(world, repository), oid);
  return entries.map((entry) => ({
    __typename: "TreeEntry",
    name: entry.name,
    path: folder + entry.name,
    type: entry.type,
    mode: Number.parseInt(entry.mode, 8),
    oid: entry.oid,
    size: entry.size ?? 0,
    object: () => gitObject(world, actor, repository, entry.oid, folder + entry.name),
  }));
}

function blobFields(contents: Buffer) {
  const isBinary = contents.subarray(0, 8000).includes(0);
  return {
    byteSize: contents.length,
    isBinary,
    isTruncated: false,
    text: isBinary ? null : contents.toString("utf8"),
  };
}
