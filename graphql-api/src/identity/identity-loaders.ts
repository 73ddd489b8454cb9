import DataLoader from "dataloader";
import type { Pool } from "pg";
import { type TeamRow, teamJson, type UserRow, userJson } from "./identity-rows.ts";

export interface IdentityLoaders {
  /** Current members of a team by the team's UUID, in order of login. */
  membersOfTeam: DataLoader<string, UserRow[]>;
  /** Current teams of a person by the person's UUID, in order of slug. */
  teamsOfUser: DataLoader<string, TeamRow[]>;
}

const MEMBERS = /* SQL */ `
select m.team_id as key, json_agg(${userJson("u")} order by u.login) as rows
from team_members m join users u on u.id = m.user_id and u.is_member
where m.team_id = any($1::uuid[]) group by m.team_id`;

const TEAMS = /* SQL */ `
select m.user_id as key, json_agg(${teamJson("t")} order by t.slug) as rows
from team_members m join teams t on t.id = m.team_id and t.is_active
where m.user_id = any($1::uuid[]) group by m.user_id`;

/** For one request: all teams and people it meets cost one statement each. */
export function identityLoaders(pool: Pool, keeping: { cache: boolean }): IdentityLoaders {
  return {
    membersOfTeam: grouped<UserRow>(pool, keeping, MEMBERS),
    teamsOfUser: grouped<TeamRow>(pool, keeping, TEAMS),
  };
}

function grouped<T>(pool: Pool, keeping: { cache: boolean }, text: string): DataLoader<string, T[]> {
  return new DataLoader(async (keys) => {
    const { rows } = await pool.query<{ key: string; rows: T[] }>(text, [keys]);
    const found = new Map(rows.map((row) => [row.key, row.rows]));
    return keys.map((key) => found.get(key) ?? []);
  }, keeping);
}
