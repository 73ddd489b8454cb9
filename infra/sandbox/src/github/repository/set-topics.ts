import type { Actor } from "../access/actor.ts";
import { unprocessable } from "../refusal.ts";
import type { Repository } from "../state/repository.ts";
import type { World } from "../world.ts";
import { updateRepository } from "./update-repository.ts";

const mostTopics = 20;

export function invalidTopics(names: readonly string[]): string[] {
  return names.filter((name) => !/^[a-z0-9][a-z0-9-]{0,49}$/.test(name));
}

/** Replaces all topics. @throws Refusal 422 for a topic that GitHub would not take. */
export function setTopics(world: World, actor: Actor, repository: Repository, names: readonly string[]): Repository {
  const [invalid] = invalidTopics(names);
  if (invalid !== undefined) {
    throw unprocessable(
      `Topics must start with a lowercase letter or number, consist of 50 characters or less, and can include hyphens: ${invalid}`,
    );
  }
  if (names.length > mostTopics) throw unprocessable("A repository cannot have more than 20 topics.");
  return updateRepository(world, actor, repository, { topics: [...new Set(names)] });
}
