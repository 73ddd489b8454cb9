import type { Actor } from "../access/actor.ts";
import { maySee } from "../access/require-access.ts";
import { resolveRevision } from "../git/resolve-revision.ts";
import type { FileAddition } from "../git/write-commit.ts";
import { isObject, type JsonObject } from "../http/incoming.ts";
import { notFound, unprocessable } from "../refusal.ts";
import { commitFiles } from "../repository/commit-files.ts";
import { optionalText, requiredText } from "../rest/read-field.ts";
import { findRepository, gitDirectory, type Repository } from "../state/repository.ts";
import type { World } from "../world.ts";
import type { GraphqlContext, GraphqlObject } from "./field.ts";
import { repositoryByNodeId } from "./find-node.ts";
import { gitObject, refObject } from "./git-objects.ts";

/** Commits many files at once on top of a branch that exists and stands where the caller thinks it does. */
export async function createCommitOnBranch(
  input: JsonObject,
  { world, actor }: GraphqlContext,
): Promise<GraphqlObject> {
  const { repository, branch } = findBranch(world, actor, input.branch as JsonObject);
  const head = await resolveRevision(gitDirectory(world, repository), `refs/heads/${branch}`, "commit");
  if (!head) throw notFound(`A branch pointed to by the name "${branch}" does not exist`);
  const message = input.message as JsonObject;
  const body = optionalText(message, "body");
  const changes = isObject(input.fileChanges) ? input.fileChanges : {};
  const oid = await commitFiles(world, actor, repository, {
    branch,
    expectedHead: requiredText(input, "expectedHeadOid"),
    message: requiredText(message, "headline") + (body ? `\n\n${body}` : ""),
    additions: objects(changes.additions).map(readAddition),
    deletions: objects(changes.deletions).map((deletion) => requiredText(deletion, "path")),
  });
  return {
    __typename: "CreateCommitOnBranchPayload",
    commit: () => gitObject(world, actor, repository, oid),
    ref: () => refObject(world, actor, repository, branch, oid),
  };
}

function findBranch(world: World, actor: Actor, given: JsonObject): { repository: Repository; branch: string } {
  const id = /^REF_(\d+)_refs\/heads\/(.+)$/.exec(String(given.id ?? ""));
  if (id) return { repository: repositoryByNodeId(world, actor, `R_${id[1]}`), branch: id[2] ?? "" };
  const fullName = requiredText(given, "repositoryNameWithOwner");
  const [owner = "", name = ""] = fullName.split("/");
  const repository = findRepository(world, owner, name);
  if (!repository || !maySee(world, actor, repository)) {
    throw notFound(`Could not resolve to a Repository with the name '${fullName}'.`);
  }
  return { repository, branch: requiredText(given, "branchName").replace(/^refs\/heads\//, "") };
}

function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function readAddition(addition: JsonObject): FileAddition {
  const contents = requiredText(addition, "contents").replaceAll(/\s/g, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(contents)) throw unprocessable("`contents` is not valid Base64");
  return { path: requiredText(addition, "path"), contents: Buffer.from(contents, "base64") };
}
