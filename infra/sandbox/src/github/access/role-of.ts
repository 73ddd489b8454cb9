import { findTeam, isMember, isOwner } from "../organization.ts";
import type { Repository } from "../state/repository.ts";
import { teamsOfRepository } from "../state/team-repository.ts";
import type { World } from "../world.ts";

export const roles = ["none", "read", "triage", "write", "maintain", "admin"] as const;
export type Role = (typeof roles)[number];

/** The most that ownership, authorship, teams and membership give a person on a repository. */
export function roleOf(world: World, login: string, repository: Repository): Role {
  if (isOwner(login) || repository.createdBy === login) return "admin";
  const granted = teamsOfRepository(world, repository.id)
    .filter((grant) => findTeam(grant.team)?.members.includes(login))
    .map((grant) => grant.permission);
  const base: Role = isMember(login) || repository.visibility === "public" ? "read" : "none";
  return [base, ...granted].reduce((most, role) => (atLeast(role, most) ? role : most));
}

export function atLeast(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}
