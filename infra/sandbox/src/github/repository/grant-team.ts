import type { Actor } from "../access/actor.ts";
import { requireRepositoryAccess } from "../access/require-access.ts";
import type { Role } from "../access/role-of.ts";
import type { Team } from "../organization.ts";
import type { Repository } from "../state/repository.ts";
import { saveTeamGrant } from "../state/team-repository.ts";
import type { World } from "../world.ts";
import { requireWritable } from "./update-repository.ts";

/** Gives a team a permission on a repository, replacing the one it had. */
export function grantTeam(world: World, actor: Actor, repository: Repository, team: Team, permission: Role): void {
  requireRepositoryAccess(world, actor, repository, "administration", "write");
  requireWritable(repository);
  saveTeamGrant(world, repository.id, team.slug, permission);
}
