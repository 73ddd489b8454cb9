import type { DeploymentStatus, DeploymentsQueryVariables } from "../../gql/generated/graphql.ts";
import { readText } from "../../read-text.ts";

/** What "on their way" means: waiting for approval holds no place and does not count. */
const underway: DeploymentStatus[] = ["QUEUED", "DISPATCHED", "RUNNING", "VERIFYING"];

export const statuses = [
  "AWAITING_APPROVAL",
  ...underway,
  "SUCCEEDED",
  "FAILED",
  "CANCELLED",
  "REJECTED",
  "LOST",
] satisfies DeploymentStatus[];

/** How long ago each choice of "since" reaches, in hours. */
const hours = { "1h": 1, "24h": 24, "7d": 7 * 24, "30d": 30 * 24 };

export type Since = keyof typeof hours;
export const sinces = ["1h", "24h", "7d", "30d"] satisfies Since[];

/** What the address asks for; every field is "" when it asks for nothing special. */
export type Filters = {
  service: string;
  environment: string;
  status: DeploymentStatus | "UNDERWAY" | "";
  since: Since | "";
  after: string;
};

/** Rows of one page. */
const pageSize = 50;

/** Reads the filters from the address; a word it does not know counts as not said. */
export function readFilters(query: URLSearchParams): Filters {
  const status = query.get("status");
  return {
    service: readText(query, "service"),
    environment: readText(query, "environment"),
    status: status === "UNDERWAY" ? status : (statuses.find((known) => known === status) ?? ""),
    since: sinces.find((known) => known === query.get("since")) ?? "",
    after: readText(query, "after"),
  };
}

/** The same question, as the platform wants to hear it at `now` (milliseconds). */
export function askFor(
  { service, environment, status, since, after }: Filters,
  now: number,
): DeploymentsQueryVariables {
  return {
    first: pageSize,
    after: after || null,
    filter: {
      service: service || null,
      environment: environment || null,
      status: statusesOf(status),
      since: since ? new Date(now - hours[since] * 3_600_000).toISOString() : null,
    },
  };
}

function statusesOf(status: Filters["status"]): DeploymentStatus[] | null {
  if (status === "") return null;
  return status === "UNDERWAY" ? underway : [status];
}

/** Does the address narrow the list down? */
export const isNarrowed = ({ service, environment, status, since }: Filters): boolean =>
  Boolean(service || environment || status || since);

/** The address of the list with some filters changed; a page in the middle is left when the question changes. */
export function listAddress(filters: Filters, changes: Partial<Filters>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filters, after: "", ...changes })) if (value) query.set(name, value);
  return query.size === 0 ? "/deployments" : `/deployments?${query}`;
}
