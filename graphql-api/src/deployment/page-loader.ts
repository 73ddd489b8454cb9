import DataLoader from "dataloader";
import type { Pool } from "pg";
import { type Noun, parseId } from "../ids.ts";
import { nameStatement } from "../name-statement.ts";
import type { Connection } from "../paging.ts";
import { type Bind, type Page, toPage } from "./page-statement.ts";

/** Which page of whose list; `id` is a public one. */
export interface PageKey {
  id: string;
  first: number;
  after: string | null;
}

/**
 * Pages of the lists of many owners: one statement for all that are asked for alike. `pageOf` is the SQL expression of
 * such a page, where `o.id` is the owner's UUID.
 */
export function pageLoader<T, Key extends PageKey>(
  pool: Pool,
  owner: Noun,
  keeping: { cache: boolean },
  pageOf: (key: Key, bind: Bind) => string,
): DataLoader<Key, Connection<T>, string> {
  async function readAlike(alike: Key[]): Promise<[string, Connection<T>][]> {
    const [one] = alike;
    if (!one) return [];
    const keys = new Map(alike.map((key) => [parseId(owner, key.id) ?? "", key]));
    const values: unknown[] = [[...keys.keys()].filter(Boolean)];
    const page = pageOf(one, (value) => `$${values.push(value)}`);
    const text = `select o.id, ${page} as page from unnest($1::uuid[]) o(id)`;
    const { rows } = await pool.query<{ id: string; page: Page<T> }>({ ...nameStatement(text), values });
    return rows.map((row) => [JSON.stringify(keys.get(row.id)), toPage(one, row.page)]);
  }

  return new DataLoader(
    async (keys) => {
      const groups = Map.groupBy(keys, (key) => JSON.stringify({ ...key, id: "" })).values();
      const pages = new Map((await Promise.all([...groups].map(readAlike))).flat());
      return keys.map((key) => pages.get(JSON.stringify(key)) ?? toPage<T>(key));
    },
    { ...keeping, cacheKeyFn: (key) => JSON.stringify(key) },
  );
}
