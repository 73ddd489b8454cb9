import type { Level } from "../options.ts";
import { isMember, isOwner } from "../organization.ts";
import { inaccessible, notFound, Refusal } from "../refusal.ts";
import type { Repository } from "../state/repository.ts";
import type { World } from "../world.ts";
import type { Actor } from "./actor.ts";
import { atLeast, type Role, roleOf } from "./role-of.ts";

/** What a person needs on a repository where an App needs the named permission with `write`. */
const roleNeeded: Record<string, Role> = { administration: "admin" };

/** Whether the installation holds a permission now: a token has what it was given, less what was taken since. */
export function holds(world: World, actor: Actor, permission: string, level: Level): boolean {
  if (actor.kind !== "installation" || world.switches.missingPermissions().includes(permission)) return false;
  const held = actor.permissions[permission];
  return held === "write" || held === level;
}

/** @throws Refusal 404 where the repository is not to be seen, 403 where the right is missing. */
export function requireRepositoryAccess(
  world: World,
  actor: Actor,
  repository: Repository,
  permission: string,
  level: Level,
): void {
  if (!maySee(world, actor, repository)) throw notFound();
  if (actor.kind === "installation") {
    if (permission !== "metadata" && !holds(world, actor, permission, level)) throw inaccessible(permission, level);
    return;
  }
  if (actor.kind === "app" || level === "read") return;
  const needed = roleNeeded[permission] ?? "write";
  if (atLeast(roleOf(world, actor.person.login, repository), needed)) return;
  throw new Refusal(403, "FORBIDDEN", `Must have ${needed} rights to Repository.`);
}

/** @throws Refusal 403 where the actor may not read or change the organization in this respect. */
export function requireOrganizationAccess(world: World, actor: Actor, permission: string, level: Level): void {
  if (actor.kind === "installation" && holds(world, actor, permission, level)) return;
  if (actor.kind !== "user") throw inaccessible(permission, level);
  if (level === "write" && !isOwner(actor.person.login)) {
    throw new Refusal(403, "FORBIDDEN", "You must be an admin to do that.");
  }
  if (!isMember(actor.person.login)) throw notFound();
  requireScope(actor, level === "read" ? "read:org" : "admin:org");
}

const implied: Record<string, string[]> = {
  "read:org": ["read:org", "write:org", "admin:org", "repo"],
  repo: ["repo"],
};

/** @throws Refusal 403 when a person's token was made without the scope. */
export function requireScope(actor: Actor, scope: string): void {
  if (actor.kind !== "user") return;
  if ((implied[scope] ?? [scope]).some((enough) => actor.scopes.includes(enough))) return;
  throw new Refusal(
    403,
    "INSUFFICIENT_SCOPES",
    `Your token has not been granted the required scopes to execute this query. It requires one of the following scopes: ['${scope}'], but your token has only been granted the: [${actor.scopes.map((held) => `'${held}'`).join(", ")}] scopes.`,
    { headers: { "x-accepted-oauth-scopes": scope, "x-oauth-scopes": actor.scopes.join(", ") } },
  );
}

export function maySee(world: World, actor: Actor, repository: Repository): boolean {
  if (actor.kind === "app") return false;
  if (actor.kind === "installation") {
    return actor.repositoryIds === null || actor.repositoryIds.includes(repository.id);
  }
  if (repository.visibility === "public") return true;
  return actor.scopes.includes("repo") && roleOf(world, actor.person.login, repository) !== "none";
}
