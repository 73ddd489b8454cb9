import type { SignedIn } from "../context.ts";
import type { Problem } from "../errors.ts";
import type { DeploymentKind } from "./deployment-status.ts";
import { explainBlockers } from "./explain-blockers.ts";
import { type PlaceFacts, placeFactsSql } from "./place-facts.ts";

/** Per service environment (UUID): why a deployment of this kind would be refused now. One statement for all of them. */
export async function findBlockers(
  { pool, viewer }: Pick<SignedIn, "pool" | "viewer">,
  places: readonly string[],
  kind: DeploymentKind,
): Promise<Map<string, Problem[]>> {
  const { rows } = await pool.query<{ facts: PlaceFacts }>({
    name: "place-facts",
    text: placeFactsSql("$1::uuid[]"),
    values: [places],
  });
  return new Map(rows.map(({ facts }) => [facts.id, explainBlockers(facts, viewer, kind)]));
}
