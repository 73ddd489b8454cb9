import { type Actor, accountOf } from "../access/actor.ts";
import { requireRepositoryAccess } from "../access/require-access.ts";
import { Refusal } from "../refusal.ts";
import { findRepositoryById, type Repository, type RepositoryAttributes, saveRepository } from "../state/repository.ts";
import { announceRepository } from "../webhooks/announce-repository.ts";
import type { World } from "../world.ts";

type Changes = Partial<
  Pick<
    RepositoryAttributes,
    "description" | "homepageUrl" | "visibility" | "isArchived" | "hasIssues" | "hasWiki" | "hasProjects" | "topics"
  >
>;

/** @throws Refusal 403 without the right to administer it, or when it is archived and stays so. */
export function updateRepository(world: World, actor: Actor, repository: Repository, changes: Changes): Repository {
  requireRepositoryAccess(world, actor, repository, "administration", "write");
  if (changes.isArchived !== false) requireWritable(repository);
  saveRepository(world, repository.id, changes);
  const changed = findRepositoryById(world, repository.id);
  if (!changed) throw new Error(`Repository ${repository.id} is gone`);
  const action = changes.isArchived && !repository.isArchived ? "archived" : "edited";
  announceRepository(world, action, changed, accountOf(world, actor));
  return changed;
}

/** @throws Refusal 403 in GitHub's words when the repository is archived. */
export function requireWritable(repository: Repository): void {
  if (!repository.isArchived) return;
  throw new Refusal(403, "UNPROCESSABLE", "Repository was archived so is read-only.");
}
