import { Refusal } from "../refusal.ts";
import { type GraphqlObject, taking } from "./field.ts";

const largestPage = 100;

/** A list behind GitHub's paging: `first`, `after`, `last`, `before`. Cursors are positions. */
export function connection(
  type: string,
  name: string,
  list: () => GraphqlObject[] | Promise<GraphqlObject[]>,
  also: string[] = [],
) {
  return taking(["first", "after", "last", "before", ...also], async (values) => {
    const first = values.first;
    const last = values.last;
    if (first === undefined && last === undefined) {
      throw new Refusal(
        200,
        "MISSING_PAGINATION_BOUNDARIES",
        `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
      );
    }
    const size = Number(first ?? last);
    if (size < 0 || size > largestPage) {
      throw new Refusal(
        200,
        "EXCESSIVE_PAGINATION",
        `Requesting ${size} records on the \`${name}\` connection exceeds the \`first\` limit of 100 records.`,
      );
    }
    const nodes = await list();
    const after = values.after ? position(values.after) + 1 : 0;
    const before = values.before ? position(values.before) : nodes.length;
    const start = first === undefined ? Math.max(after, before - size) : after;
    const end = first === undefined ? before : Math.min(before, after + size);
    const edges = nodes.slice(start, end).map((node, index) => ({
      __typename: type.replace(/Connection$/, "Edge"),
      cursor: cursor(start + index),
      node,
    }));
    return {
      __typename: type,
      nodes: edges.map((edge) => edge.node),
      edges,
      totalCount: nodes.length,
      pageInfo: {
        __typename: "PageInfo",
        hasNextPage: end < nodes.length,
        hasPreviousPage: start > 0,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
    };
  });
}

function cursor(index: number): string {
  return Buffer.from(`cursor:${index}`).toString("base64");
}

function position(value: unknown): number {
  const text = Buffer.from(String(value), "base64").toString("utf8");
  const found = /^cursor:(\d+)$/.exec(text);
  if (found) return Number(found[1]);
  throw new Refusal(200, "INVALID_CURSOR_ARGUMENTS", `\`${String(value)}\` does not appear to be a valid cursor.`);
}
