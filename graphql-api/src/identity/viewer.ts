import type { Role, TokenScope } from "./role.ts";

/** Who is asking, and by which credential. `scopes` is null for a browser session, which may do all that its role may. */
export interface Viewer {
  id: string;
  login: string;
  name: string | null;
  avatarUrl: string | null;
  role: Role;
  teams: { id: string; slug: string; name: string }[];
  scopes: TokenScope[] | null;
  credential: { kind: "session" | "token"; id: string };
}

/** Members see all and change the own team's; an ADMIN acts for every team. */
export const actsFor = (viewer: Viewer, teamId: string): boolean =>
  viewer.role === "ADMIN" || viewer.teams.some((team) => team.id === teamId);
