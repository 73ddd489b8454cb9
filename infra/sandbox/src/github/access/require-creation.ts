import { isMember } from "../organization.ts";
import { inaccessible, Refusal } from "../refusal.ts";
import type { World } from "../world.ts";
import type { Actor } from "./actor.ts";
import { holds, requireScope } from "./require-access.ts";

/** @throws Refusal 403 where the actor may not make repositories in the organization. Members may, as by GitHub's default. */
export function requireCreation(world: World, actor: Actor): void {
  if (actor.kind !== "user") {
    if (!holds(world, actor, "administration", "write")) throw inaccessible("administration", "write");
    return;
  }
  requireScope(actor, "repo");
  if (isMember(actor.person.login)) return;
  throw new Refusal(403, "FORBIDDEN", "You need admin access to the organization before adding a repository to it.");
}
