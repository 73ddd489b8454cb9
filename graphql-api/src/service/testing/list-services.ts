import type { Person } from "../../testing/meet-person.ts";

export interface Page {
  totalCount: number;
  nodes: { name: string }[];
  edges: { cursor: string; node: { name: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

export const LIST = /* GraphQL */ `
  query ($first: Int, $after: String, $search: String, $filter: ServiceFilter, $orderBy: ServiceOrder) {
    services(first: $first, after: $after, search: $search, filter: $filter, orderBy: $orderBy) {
      totalCount
      nodes { name }
      edges { cursor node { name } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`;

/** A page of the catalog as a person sees it. */
export const listServices = async (person: Person, variables: Record<string, unknown> = {}): Promise<Page> =>
  (await person.ask<{ services: Page }>(LIST, variables)).services;

export const namesOf = ({ nodes }: Page): string[] => nodes.map(({ name }) => name);
