import DataLoader from "dataloader";
import type { Pool } from "pg";
import type { Connection } from "../paging.ts";
import { pageSql, readServices, ServiceOrder, type ServicePage, toServiceConnection } from "./read-services.ts";
import type { ServiceRow } from "./service.type.ts";

export interface TeamServicesKey {
  slug: string;
  first: number;
  after: string | null;
}

const PARTS = { environments: false, links: false, creation: false, totalCount: true };

/** Pages of many teams' services: one statement for all that are asked for with the same page. */
export function teamServicesLoader(
  pool: Pool,
  keeping: { cache: boolean },
): DataLoader<TeamServicesKey, Connection<ServiceRow>, string> {
  return new DataLoader(
    async (keys) => {
      const pages = new Map<string, Connection<ServiceRow>>();
      for (const group of Object.values(Object.groupBy(keys, ({ first, after }) => `${first} ${after}`))) {
        for (const [slug, page] of await readPages(pool, group ?? [])) pages.set(slug, page);
      }
      return keys.map((key) => pages.get(nameOf(key)) ?? new Error(`No page for ${key.slug}`));
    },
    { ...keeping, cacheKeyFn: nameOf },
  );
}

const nameOf = ({ slug, first, after }: TeamServicesKey): string => JSON.stringify([slug, first, after]);

async function readPages(pool: Pool, keys: TeamServicesKey[]): Promise<[string, Connection<ServiceRow>][]> {
  const [one] = keys;
  if (!one) return [];
  const wanted = { first: one.first, after: one.after, orderBy: ServiceOrder.NAME_ASC };
  if (keys.length === 1)
    return [[nameOf(one), await readServices({ pool }, { ...wanted, filter: { owner: one.slug } }, PARTS)]];
  const values: unknown[] = [keys.map(({ slug }) => slug)];
  const page = pageSql(wanted, PARTS, (value) => `$${values.push(value)}`, "o.slug");
  const { rows } = await pool.query<{ slug: string; page: ServicePage }>(
    `select o.slug, ${page} as page from unnest($1::text[]) o(slug)`,
    values,
  );
  return rows.map((row) => [nameOf({ ...one, slug: row.slug }), toServiceConnection(wanted, row.page)]);
}
