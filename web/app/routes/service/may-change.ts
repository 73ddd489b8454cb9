import type { Viewer } from "../../viewer-context.tsx";

/** Is a service of that team this person's to change? The API decides; this only keeps a useless form away. */
export function mayChange({ role, teams }: Viewer, owner: string): boolean {
  return role === "ADMIN" || (role === "DEVELOPER" && teams.some(({ slug }) => slug === owner));
}
