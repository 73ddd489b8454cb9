import type { ServiceOrder, ServiceStatus, ServicesQueryVariables } from "../../gql/generated/graphql.ts";
import { readText } from "../../read-text.ts";

export const statuses: ServiceStatus[] = ["READY", "CREATING", "FAILED", "ARCHIVED"];
export const orders: ServiceOrder[] = ["NAME_ASC", "CREATED_AT_DESC", "LAST_DEPLOY_DESC"];

/** What the address asks for; every field is "" when it asks for nothing special. */
export type Filters = {
  search: string;
  owner: string;
  status: ServiceStatus | "";
  order: ServiceOrder | "";
  after: string;
};

/** Rows of one page. */
const pageSize = 50;

/** Reads the filters from the address; a word it does not know counts as not said. */
export function readFilters(query: URLSearchParams): Filters {
  return {
    search: readText(query, "search"),
    owner: readText(query, "owner"),
    status: statuses.find((status) => status === query.get("status")) ?? "",
    order: orders.find((order) => order === query.get("order")) ?? "",
    after: readText(query, "after"),
  };
}

/** The same question, as the platform wants to hear it. */
export function askFor({ search, owner, status, order, after }: Filters): ServicesQueryVariables {
  return {
    first: pageSize,
    after: after || null,
    search: search || null,
    orderBy: order || "NAME_ASC",
    filter: { owner: owner || null, status: status ? [status] : null },
  };
}

/** Does the address narrow the list down? */
export const isNarrowed = ({ search, owner, status }: Filters): boolean => Boolean(search || owner || status);

/** The address of the list with some filters changed; a page in the middle is left when the question changes. */
export function listAddress(filters: Filters, changes: Partial<Filters>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filters, after: "", ...changes })) if (value) query.set(name, value);
  return query.size === 0 ? "/services" : `/services?${query}`;
}
