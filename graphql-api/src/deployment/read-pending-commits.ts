import type { SignedIn } from "../context.ts";
import { compareReleases } from "./compare-releases.ts";
import type { CommitRangeRow } from "./release.type.ts";

/**
 * What runs in the stage before a service environment (public id) and not in it. Null when there is nothing to compare,
 * and when GitHub does not tell.
 */
export async function readPendingCommits(
  { pool, github, log, loaders }: Pick<SignedIn, "pool" | "github" | "log" | "loaders">,
  serviceEnvironmentId: string,
): Promise<CommitRangeRow | null> {
  const pending = await loaders.deployments.pendingReleases.load(serviceEnvironmentId);
  return pending && compareReleases({ pool, github, log }, pending);
}
