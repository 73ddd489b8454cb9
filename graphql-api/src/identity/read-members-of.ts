import { parseId } from "../ids.ts";
import type { IdentityLoaders } from "./identity-loaders.ts";
import type { TeamRow, UserRow } from "./identity-rows.ts";

/** A team's members, read together with those of all other teams that are asked for. */
export function readMembersOf(
  { membersOfTeam }: Pick<IdentityLoaders, "membersOfTeam">,
  team: TeamRow,
): Promise<UserRow[]> {
  return membersOfTeam.load(parseId("Team", team.id) ?? team.id);
}
