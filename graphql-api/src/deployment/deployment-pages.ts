import DataLoader from "dataloader";
import type { Pool } from "pg";
import { parseId } from "../ids.ts";
import { nameStatement } from "../name-statement.ts";
import type { Connection } from "../paging.ts";
import type { DeploymentRow } from "./deployment.type.ts";
import { type Page, toPage } from "./page-statement.ts";
import { type DeploymentPageParts, deploymentPageSql } from "./read-deployments.ts";

/** Which page of whose deployments. */
export interface DeploymentPageKey {
  id: string;
  first: number;
  after: string | null;
  parts: DeploymentPageParts;
}

const OWNED = {
  ServiceEnvironment: "d.service_environment_id = o.id",
  Service: "d.service_environment_id = any(array(select f.id from service_environments f where f.service_id = o.id))",
};

/** Pages of the deployments of many services or environments: one statement for all that are asked for alike. */
export function deploymentPagesLoader(
  pool: Pool,
  owner: keyof typeof OWNED,
  keeping: { cache: boolean },
): DataLoader<DeploymentPageKey, Connection<DeploymentRow>, string> {
  return new DataLoader(
    async (keys) => {
      const pages = new Map<string, Connection<DeploymentRow>>();
      for (const alike of Map.groupBy(keys, (key) => JSON.stringify({ ...key, id: "" })).values()) {
        for (const [key, page] of await readPages(pool, owner, alike)) pages.set(JSON.stringify(key), page);
      }
      return keys.map((key) => pages.get(JSON.stringify(key)) ?? toPage<DeploymentRow>(key));
    },
    { ...keeping, cacheKeyFn: JSON.stringify },
  );
}

async function readPages(
  pool: Pool,
  owner: keyof typeof OWNED,
  alike: DeploymentPageKey[],
): Promise<[DeploymentPageKey, Connection<DeploymentRow>][]> {
  const [one] = alike;
  if (!one) return [];
  const keys = new Map(alike.map((key) => [parseId(owner, key.id) ?? "", key]));
  const values: unknown[] = [[...keys.keys()].filter(Boolean)];
  const page = deploymentPageSql(one, one.parts, [OWNED[owner]], (value) => `$${values.push(value)}`);
  const text = `select o.id, ${page} as page from unnest($1::uuid[]) o(id)`;
  const { rows } = await pool.query<{ id: string; page: Page<DeploymentRow> }>({ ...nameStatement(text), values });
  return rows.flatMap((row) => {
    const key = keys.get(row.id);
    return key ? [[key, toPage(key, row.page)]] : [];
  });
}
