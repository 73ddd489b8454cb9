import type { AskedRequest } from "../load/connection.ts";

const fields = (total: string) => `query Services($first: Int!, $search: String) {
  services(first: $first, search: $search) {
    nodes {
      id name description status runtime repoUrl createdAt
      owner { id slug name }
      environments { id url status lastDeployAt environment { id name } }
    }
    pageInfo { hasNextPage endCursor }${total}
  }
}`;
const WITH_TOTAL = fields("\n    totalCount");
const WITHOUT_TOTAL = fields("");

export const PAGE = 50;

/** The request for the first page of the catalog as its list shows it: owners and environments included. */
export function askServices(
  url: string,
  token: string,
  { search = null, total = true }: { search?: string | null; total?: boolean } = {},
): AskedRequest {
  const query = total ? WITH_TOTAL : WITHOUT_TOTAL;
  return {
    host: "127.0.0.1",
    port: Number(new URL(url).port),
    path: "/graphql",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: { first: PAGE, search } }),
  };
}
