type Level = "read" | "write";

/** What the platform needs of its installation, by the names GitHub's API gives permissions. */
const NEEDED: Record<string, Level> = {
  actions: "write",
  actions_variables: "write",
  administration: "write",
  contents: "write",
  deployments: "read",
  environments: "write",
  members: "read",
  metadata: "read",
  pull_requests: "write",
  workflows: "write",
};

const RANK: Record<string, number> = { read: 1, write: 2, admin: 3 };

/** Names of the needed permissions that the installation has not, or only for reading where it must write. */
export function findMissingPermissions(permissions: Record<string, string | undefined>): string[] {
  return Object.entries(NEEDED)
    .filter(([name, level]) => (RANK[permissions[name] ?? ""] ?? 0) < (RANK[level] ?? 0))
    .map(([name]) => name);
}
