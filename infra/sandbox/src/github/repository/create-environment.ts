import type { Actor } from "../access/actor.ts";
import { requireRepositoryAccess } from "../access/require-access.ts";
import { unprocessable } from "../refusal.ts";
import { type Environment, saveEnvironment } from "../state/environment.ts";
import type { Repository } from "../state/repository.ts";
import type { World } from "../world.ts";
import { requireWritable } from "./update-repository.ts";

/** @throws Refusal 422 for a name GitHub refuses. */
export function createEnvironment(world: World, actor: Actor, repository: Repository, name: string): Environment {
  requireRepositoryAccess(world, actor, repository, "administration", "write");
  requireWritable(repository);
  if (name === "" || name.length > 255 || /['"`,;\\\p{Cc}]/u.test(name)) throw unprocessable("Name is invalid");
  return saveEnvironment(world, repository.id, name);
}
