import { rm } from "node:fs/promises";
import { type Actor, accountOf } from "../access/actor.ts";
import { requireRepositoryAccess, requireScope } from "../access/require-access.ts";
import { deleteRepositoryRow, gitDirectory, type Repository } from "../state/repository.ts";
import { announceRepository } from "../webhooks/announce-repository.ts";
import type { World } from "../world.ts";

/** Takes a repository away with everything in it. @throws Refusal 403 without the right to administer it. */
export async function deleteRepository(world: World, actor: Actor, repository: Repository): Promise<void> {
  requireRepositoryAccess(world, actor, repository, "administration", "write");
  requireScope(actor, "delete_repo");
  deleteRepositoryRow(world, repository.id);
  announceRepository(world, "deleted", repository, accountOf(world, actor));
  // What a kill leaves of the folder here, the next start removes.
  await rm(gitDirectory(world, repository), { recursive: true, force: true });
}
