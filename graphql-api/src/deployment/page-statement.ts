import { type Connection, checkFirst, encodeCursor, toConnection } from "../paging.ts";
import { cursorSql, readCursor } from "./deployment-cursor.ts";

export type Bind = (value: unknown) => string;

export interface PageWanted {
  first: number;
  after?: string | null | undefined;
}

/** A page as the database hands it over. */
export interface Page<T> {
  total: number;
  rows: { row: T; cursor: string[] }[];
}

/**
 * The SQL expression for a page of a table's rows, the newest first, as JSON. `row` is a row as JSON from the table
 * under this alias and `joins`; `conditions` speak of the same alias. Counts all rows only where `totalCount` is asked.
 */
export function pageSql(
  { table, alias, joins, row }: { table: string; alias: string; joins: string; row: string },
  { first, after, totalCount }: PageWanted & { totalCount: boolean },
  conditions: string[],
  bind: Bind,
): string {
  const [at, id] = after ? readCursor(after) : [];
  const rest = at && id ? `(${alias}.created_at, ${alias}.id) < (${bind(at)}::timestamptz, ${bind(id)}::uuid)` : "true";
  const matches = conditions.length > 0 ? conditions.join(" and ") : "true";
  const order = `${alias}.created_at desc, ${alias}.id desc`;
  const total = totalCount ? `(select count(*) from ${table} ${alias} where ${matches})` : "0";
  // The number stands in the text: a plan that does not know how few are wanted sorts them all.
  const page = `(select ${alias}.* from ${table} ${alias} where ${matches} and ${rest}
    order by ${order} limit ${checkFirst(first) + 1})`;
  return `(select json_build_object('total', ${total}, 'rows', coalesce(
      json_agg(json_build_object('row', ${row}, 'cursor', ${cursorSql(alias)}) order by ${order}), '[]'))
    from ${page} ${alias} ${joins})`;
}

/** The page as callers see it. */
export function toPage<T>({ first, after }: PageWanted, page?: Page<T>): Connection<T> {
  const { total, rows } = page ?? { total: 0, rows: [] };
  const cursors = new Map(rows.map(({ row, cursor }) => [row, encodeCursor(cursor)]));
  const nodes = rows.map(({ row }) => row);
  return toConnection(nodes, { first, after, totalCount: total, cursorOf: (row) => cursors.get(row) ?? "" });
}
