import DataLoader from "dataloader";
import type { Pool } from "pg";
import { parseId } from "../ids.ts";
import { nameStatement } from "../name-statement.ts";
import type { Connection } from "../paging.ts";
import { type Page, pageSql, toPage } from "./page-statement.ts";
import type { ReleaseRow } from "./release.type.ts";
import { releaseJson } from "./release-rows.ts";

/** Which page of whose releases. */
export interface ReleasePageKey {
  id: string;
  first: number;
  after: string | null;
  totalCount: boolean;
}

const FROM = {
  table: "releases",
  alias: "r",
  joins: "join services rs on rs.id = r.service_id",
  row: releaseJson("r", "rs"),
};

/** Pages of the releases of many services: one statement for all that are asked for alike. */
export function releasePagesLoader(
  pool: Pool,
  keeping: { cache: boolean },
): DataLoader<ReleasePageKey, Connection<ReleaseRow>, string> {
  return new DataLoader(
    async (keys) => {
      const pages = new Map<string, Connection<ReleaseRow>>();
      for (const alike of Map.groupBy(keys, (key) => JSON.stringify({ ...key, id: "" })).values()) {
        for (const [key, page] of await readPages(pool, alike)) pages.set(JSON.stringify(key), page);
      }
      return keys.map((key) => pages.get(JSON.stringify(key)) ?? toPage<ReleaseRow>(key));
    },
    { ...keeping, cacheKeyFn: (key) => JSON.stringify(key) },
  );
}

async function readPages(pool: Pool, alike: ReleasePageKey[]): Promise<[ReleasePageKey, Connection<ReleaseRow>][]> {
  const [one] = alike;
  if (!one) return [];
  const keys = new Map(alike.map((key) => [parseId("Service", key.id) ?? "", key]));
  const values: unknown[] = [[...keys.keys()].filter(Boolean)];
  const page = pageSql(FROM, one, ["r.service_id = o.id"], (value) => `$${values.push(value)}`);
  const text = `select o.id, ${page} as page from unnest($1::uuid[]) o(id)`;
  const { rows } = await pool.query<{ id: string; page: Page<ReleaseRow> }>({ ...nameStatement(text), values });
  return rows.flatMap((row) => {
    const key = keys.get(row.id);
    return key ? [[key, toPage(key, row.page)]] : [];
  });
}
