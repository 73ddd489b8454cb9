import type { Role } from "../access/role-of.ts";
import type { World } from "../world.ts";

/** What a team may do on a repository. */
export interface TeamGrant {
  readonly team: string;
  readonly permission: Role;
}

export function teamsOfRepository(world: World, repository: number): TeamGrant[] {
  const rows = world.database.prepare("select team, permission from team_repositories where repository = ?");
  return rows.all(repository).map((row) => ({ team: String(row.team), permission: row.permission as Role }));
}

export function saveTeamGrant(world: World, repository: number, team: string, permission: Role): void {
  world.database
    .prepare("insert or replace into team_repositories (repository, team, permission) values (?, ?, ?)")
    .run(repository, team, permission);
}
