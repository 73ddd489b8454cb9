type Stage = { environment: { rank: number } };

/** The stage from which releases are promoted to the one of that rank; `null` for the first. */
export function findStageBefore<Found extends Stage>(stages: readonly Found[], rank: number): Found | null {
  return (
    stages
      .filter(({ environment }) => environment.rank < rank)
      .sort((a, b) => b.environment.rank - a.environment.rank)[0] ?? null
  );
}
