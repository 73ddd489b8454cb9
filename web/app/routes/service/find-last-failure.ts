import type { DeploymentStatus } from "../../gql/generated/graphql.ts";

type Failed = "FAILED" | "LOST" | "REJECTED";

/** The newest deployment that came to an end by itself, if that end was a bad one. What people cancelled does not count. */
export function findLastFailure<Found extends { status: DeploymentStatus }>(
  newestFirst: readonly Found[],
): (Found & { status: Failed }) | null {
  for (const found of newestFirst) {
    if (found.status === "SUCCEEDED") return null;
    if (hasFailed(found)) return found;
  }
  return null;
}

function hasFailed<Found extends { status: DeploymentStatus }>(found: Found): found is Found & { status: Failed } {
  return found.status === "FAILED" || found.status === "LOST" || found.status === "REJECTED";
}
