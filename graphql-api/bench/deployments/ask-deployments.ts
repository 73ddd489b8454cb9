import type { AskedRequest } from "../load/connection.ts";

const fields = (total: string) => `query Deployments($first: Int!, $filter: DeploymentFilter) {
  deployments(first: $first, filter: $filter) {
    nodes {
      id kind status createdAt startedAt finishedAt
      requestedBy { login name }
      release { id version commitSha commitMessage commitUrl }
      serviceEnvironment { id service { id name } environment { id name } }
    }
    pageInfo { hasNextPage endCursor }${total}
  }
}`;
const WITH_TOTAL = fields("\n    totalCount");
const WITHOUT_TOTAL = fields("");

export const PAGE = 50;

/** The request for a page of deployments as their list shows it. */
export function askDeployments(
  url: string,
  token: string,
  { filter, total }: { filter: Record<string, unknown> | null; total: boolean },
): AskedRequest {
  return {
    host: "127.0.0.1",
    port: Number(new URL(url).port),
    path: "/graphql",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: total ? WITH_TOTAL : WITHOUT_TOTAL, variables: { first: PAGE, filter } }),
  };
}
