import type { Actor } from "../access/actor.ts";
import { maySee, requireOrganizationAccess } from "../access/require-access.ts";
import { findPerson, organization, people, type Team, teams } from "../organization.ts";
import { notFound } from "../refusal.ts";
import { findRepositoryById, type Repository } from "../state/repository.ts";
import type { World } from "../world.ts";
import { organizationObject, teamObject, userObject } from "./account-objects.ts";
import type { GraphqlObject } from "./field.ts";
import { gitObject } from "./git-objects.ts";
import { repositoryObject } from "./repository-object.ts";

/** The object behind a global id. @throws Refusal NOT_FOUND when there is none to be seen. */
export function findNode(world: World, actor: Actor, id: string): GraphqlObject | Promise<GraphqlObject> {
  const [letter, number = "", oid = ""] = id.split("_");
  if (letter === "R") return repositoryObject(world, actor, repositoryByNodeId(world, actor, id));
  if (letter === "T") return teamObject(world, actor, teamByNodeId(world, actor, id));
  if (id === `O_${organization.id}`) return organizationObject(world, actor);
  const person = letter === "U" && people.find((one) => one.id === Number(number));
  if (person && findPerson(person.login)) return userObject(world, person);
  if (["C", "TR", "B"].includes(letter ?? "")) {
    return gitObject(world, actor, repositoryByNodeId(world, actor, `R_${number}`), oid);
  }
  throw unresolved(id);
}

export function repositoryByNodeId(world: World, actor: Actor, id: unknown): Repository {
  const found = /^R_(\d+)$/.exec(String(id));
  const repository = found && findRepositoryById(world, Number(found[1]));
  if (!repository || !maySee(world, actor, repository)) throw unresolved(id);
  return repository;
}

export function teamByNodeId(world: World, actor: Actor, id: unknown): Team {
  requireOrganizationAccess(world, actor, "members", "read");
  const team = teams.find((one) => `T_${one.id}` === id);
  if (!team) throw unresolved(id);
  return team;
}

function unresolved(id: unknown) {
  return notFound(`Could not resolve to a node with the global id of '${String(id)}'.`);
}
