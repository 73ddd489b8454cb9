import type { Context } from "../context.ts";
import type { TeamRow } from "./identity-rows.ts";
import { readTeams } from "./read-teams.ts";

/** The team of this slug, or null. */
export async function readTeam(context: Pick<Context, "pool">, slug: string): Promise<TeamRow | null> {
  const [team] = await readTeams(context, slug);
  return team ?? null;
}
