import type DataLoader from "dataloader";
import type { Pool } from "pg";
import type { Connection } from "../paging.ts";
import { type PageKey, pageLoader } from "./page-loader.ts";
import { pageSql } from "./page-statement.ts";
import type { ReleaseRow } from "./release.type.ts";
import { releaseJson } from "./release-rows.ts";

export type ReleasePageKey = PageKey & { totalCount: boolean };

const FROM = {
  table: "releases",
  alias: "r",
  joins: "join services rs on rs.id = r.service_id",
  row: releaseJson("r", "rs"),
};

/** Pages of the releases of many services, the newest first. */
export const releasePages = (
  pool: Pool,
  keeping: { cache: boolean },
): DataLoader<ReleasePageKey, Connection<ReleaseRow>, string> =>
  pageLoader(pool, "Service", keeping, (key, bind) => pageSql(FROM, key, ["r.service_id = o.id"], bind));
