import { type ClassType, Field, Int, ObjectType } from "type-graphql";
import { ProblemCode, refusal } from "./errors.ts";

@ObjectType({ description: "Where a page lies in its list." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether more follow." })
  hasNextPage!: boolean;
  @Field(() => Boolean, { description: "Whether this page was asked for after another one." })
  hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: "The cursor of the first item." })
  startCursor!: string | null;
  @Field(() => String, { nullable: true, description: "The cursor of the last item: ask for `after` it to go on." })
  endCursor!: string | null;
}

export interface Connection<T> {
  edges: { cursor: string; node: T }[];
  nodes: T[];
  pageInfo: PageInfo;
  totalCount: number;
}

export const MAX_PAGE = 100;

/** Refuses page sizes that no list serves. */
export function checkFirst(first: number): number {
  if (first < 1 || first > MAX_PAGE)
    throw refusal(ProblemCode.INVALID, `Ask for 1 to ${MAX_PAGE} items at a time.`, "first");
  return first;
}

/** A cursor holds the sort values of its item, unreadable on purpose: callers pass it back as it is. */
export const encodeCursor = (values: (string | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString("base64url");

/** The sort values inside a cursor; refuses what this API never gave out. */
export function decodeCursor(cursor: string, length: number): (string | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    const fits = Array.isArray(values) && values.length === length;
    if (fits && values.every((value) => value === null || typeof value === "string")) return values;
  } catch {
    // Not ours: refused below, in the same words.
  }
  throw refusal(ProblemCode.INVALID, "This cursor is none of this list's. Begin again without it.", "after");
}

/** Makes a page out of one row more than was asked for. */
export function toConnection<T>(
  rows: T[],
  it: { first: number; after: string | null | undefined; totalCount: number; cursorOf: (row: T) => string },
): Connection<T> {
  const nodes = rows.slice(0, it.first);
  const edges = nodes.map((node) => ({ cursor: it.cursorOf(node), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > it.first,
      hasPreviousPage: Boolean(it.after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: it.totalCount,
  };
}

/** Declares `<Noun>Edge` and `<Noun>Connection` as Relay names them. */
export function connectionOf<T extends object>(noun: string, type: () => ClassType<T>) {
  @ObjectType(`${noun}Edge`, { description: "One item of a list, with its place.", simpleResolvers: true })
  class Edge {
    @Field(() => String, { description: "The place of this item in the list." })
    cursor!: string;
    @Field(type, { description: "The item." })
    node!: T;
  }
  @ObjectType(`${noun}Connection`, { description: "A page of a list.", simpleResolvers: true })
  class Page {
    @Field(() => [Edge], { description: "The items with their cursors." })
    edges!: Edge[];
    @Field(() => [type()], { description: "The items." })
    nodes!: T[];
    @Field(() => PageInfo, { description: "Where this page lies." })
    pageInfo!: PageInfo;
    @Field(() => Int, { description: "How many there are on all pages." })
    totalCount!: number;
  }
  return { Edge, Page };
}
