import { publicId } from "../ids.ts";
import type { UserRow } from "./identity-rows.ts";
import type { Viewer } from "./viewer.ts";

/** The caller as the API shows people, teams included; null when nobody is signed in. */
export function readViewer(viewer: Viewer | null): UserRow | null {
  if (!viewer) return null;
  const { login, name, avatarUrl, role } = viewer;
  const teams = viewer.teams.map((team) => ({ ...team, id: publicId("Team", team.id) }));
  return { id: publicId("User", viewer.id), login, name, avatarUrl, role, teams };
}
