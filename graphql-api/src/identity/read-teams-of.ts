import { parseId } from "../ids.ts";
import type { IdentityLoaders } from "./identity-loaders.ts";
import type { TeamRow, UserRow } from "./identity-rows.ts";

/** A person's teams: at once where they are at hand, else together with those of all others that are asked for. */
export function readTeamsOf(
  { teamsOfUser }: Pick<IdentityLoaders, "teamsOfUser">,
  user: UserRow,
): TeamRow[] | Promise<TeamRow[]> {
  return user.teams ?? teamsOfUser.load(parseId("User", user.id) ?? user.id);
}
