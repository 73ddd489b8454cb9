type PastDeployment = { status: string; finishedAt: string | null; release: { id: string } };

/** When each release was last brought here successfully, by its id; the newest deployment comes first. */
export function readLastRuns(deployments: readonly PastDeployment[]): Map<string, string> {
  const runs = new Map<string, string>();
  for (const { status, finishedAt, release } of deployments) {
    if (status === "SUCCEEDED" && finishedAt !== null && !runs.has(release.id)) runs.set(release.id, finishedAt);
  }
  return runs;
}
