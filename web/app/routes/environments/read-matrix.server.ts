import { api, type Caller } from "../../api.server.ts";
import { EnvironmentMatrixDocument, type EnvironmentMatrixQuery, StagesDocument } from "../../gql/generated/graphql.ts";
import { lineUp, type MatrixService, type Stage } from "./line-up.ts";
import type { Filters } from "./read-filters.ts";

/** Services of one page. */
const pageSize = 25;

/** One page of differences looks through at most this many services; the next page goes on behind them. */
const searched = { atATime: 50, rounds: 10 };

export type Matrix = {
  stages: Stage[];
  services: MatrixService[];
  /** How many services the search fits, with and without differences. */
  total: number;
  /** The cursor of the next page; `null` at the end. */
  next: string | null;
};

type Services = EnvironmentMatrixQuery["services"];

/** What runs where, for one page of services; with `differing` only those that are not the same in all stages. */
export async function readMatrix(caller: Caller, filters: Filters): Promise<Matrix> {
  const { environments } = await api(caller, StagesDocument, {});
  const stages = [...environments].sort((a, b) => a.rank - b.rank);
  const ask = async (first: number, after: string | null): Promise<Services> =>
    (await api(caller, EnvironmentMatrixDocument, { first, after, search: filters.search || null })).services;

  if (filters.differing) return { stages, ...(await findDiffering(ask, stages, filters.after || null)) };
  const { edges, totalCount, pageInfo } = await ask(pageSize, filters.after || null);
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  return { stages, services: edges.map(({ node }) => node), total: totalCount, next };
}

async function findDiffering(
  ask: (first: number, after: string | null) => Promise<Services>,
  stages: Stage[],
  start: string | null,
): Promise<Omit<Matrix, "stages">> {
  const services: MatrixService[] = [];
  let after = start;
  let total = 0;
  for (let round = 0; round < searched.rounds; round += 1) {
    const { edges, totalCount, pageInfo } = await ask(searched.atATime, after);
    total = totalCount;
    for (const { cursor, node } of edges) {
      if (services.length === pageSize) return { services, total, next: after };
      after = cursor;
      if (lineUp(node, stages).some(({ behind }) => behind !== null)) services.push(node);
    }
    if (!pageInfo.hasNextPage) return { services, total, next: null };
  }
  return { services, total, next: after };
}
