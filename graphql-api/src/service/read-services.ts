import type { Pool } from "pg";
import type { EnvironmentStatus } from "../environment/environment-status.ts";
import { nameStatement } from "../name-statement.ts";
import { type Connection, checkFirst, encodeCursor, toConnection } from "../paging.ts";
import type { ServiceRow } from "./service.type.ts";
import { readPlace } from "./service-place.ts";
import { SERVICE_JOINS, type ServiceParts, serviceJson } from "./service-rows.ts";
import { ServiceStatus } from "./service-status.ts";

export enum ServiceOrder {
  NAME_ASC = "NAME_ASC",
  CREATED_AT_DESC = "CREATED_AT_DESC",
  LAST_DEPLOY_DESC = "LAST_DEPLOY_DESC",
}

export interface ServicesWanted {
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  filter?: {
    status?: ServiceStatus[] | null;
    owner?: string | null;
    environment?: string | null;
    environmentStatus?: EnvironmentStatus[] | null;
    runtime?: string | null;
    template?: string | null;
  } | null;
  orderBy: ServiceOrder;
}

const LAST_DEPLOY = "(select max(last_deploy_at) from service_environments d where d.service_id = s.id)";

/** Per order: what is sorted by, what a cursor holds, and what comes after it. `$n` and `$m` are the cursor's values. */
const ORDERS = {
  NAME_ASC: { by: "s.name", cursor: "array[s.name]", after: (n: string) => `s.name > ${n}` },
  CREATED_AT_DESC: {
    by: "s.created_at desc, s.id desc",
    cursor: "array[s.created_at::text, s.id::text]",
    after: (n: string, m: string) => `(s.created_at, s.id) < (${n}::timestamptz, ${m}::uuid)`,
  },
  LAST_DEPLOY_DESC: {
    by: `${LAST_DEPLOY} desc nulls last, s.name`,
    cursor: `array[${LAST_DEPLOY}::text, s.name]`,
    after: (n: string, m: string) =>
      `(${n}::timestamptz is null and ${LAST_DEPLOY} is null and s.name > ${m}
        or ${n}::timestamptz is not null and (${LAST_DEPLOY} is null or ${LAST_DEPLOY} < ${n}::timestamptz
          or ${LAST_DEPLOY} = ${n}::timestamptz and s.name > ${m}))`,
  },
} as const;

type Bind = (value: unknown) => string;
type Parts = ServiceParts & { totalCount: boolean };

/** A page as the database hands it over. */
export interface ServicePage {
  total: number;
  rows: { row: ServiceRow; cursor: (string | null)[] }[];
}

/**
 * A page of the catalog in one SQL statement, with whatever the operation asks for. Archived services are left out
 * unless they are asked for. Refuses page sizes and cursors that no list gave.
 */
export async function readServices(
  { pool }: { pool: Pool },
  wanted: ServicesWanted,
  parts: Parts,
): Promise<Connection<ServiceRow>> {
  const values: unknown[] = [];
  const page = pageSql(wanted, parts, (value) => `$${values.push(value)}`);
  const { rows } = await pool.query<{ page: ServicePage }>({ ...nameStatement(`select ${page} as page`), values });
  return toServiceConnection(wanted, rows[0]?.page);
}

/** The SQL expression for a page, as JSON. `owner` may name a column that holds the owning team's slug. */
export function pageSql(wanted: ServicesWanted, parts: Parts, add: Bind, owner?: string): string {
  // No text of ours holds this character, so that what cannot be stored is looked for and not found.
  const bind: Bind = (value) => add(typeof value === "string" ? value.replaceAll("\u0000", "\ufffd") : value);
  const first = checkFirst(wanted.first);
  const matches = [...conditions(wanted, bind), ...(owner ? [ownedBy(owner)] : [])].join(" and ");
  const order = ORDERS[wanted.orderBy];
  const [one, two] = wanted.after ? readPlace(wanted.after, wanted.orderBy) : [];
  const rest = one === undefined ? "true" : order.after(bind(one), two === undefined ? "null" : bind(two));

  // A search reads every service, so a count beside it must not read them once more; without one, indexes do it all.
  const isKept = parts.totalCount && Boolean(wanted.search?.trim());
  const found = isKept ? `with found as materialized (select s.* from services s where ${matches})` : "";
  const source = isKept ? `found s where ${rest}` : `services s where ${matches} and ${rest}`;
  const counted = isKept ? "found" : `services s where ${matches}`;
  const total = parts.totalCount ? `(select count(*) from ${counted})` : "0";
  // The number stands in the text: a plan that does not know how few are wanted sorts them all.
  const page = `(select s.* from ${source} order by ${order.by} limit ${first + 1})`;
  return `(${found} select json_build_object('total', ${total}, 'rows', coalesce(
      json_agg(json_build_object('row', ${serviceJson(parts)}, 'cursor', ${order.cursor}) order by ${order.by}), '[]'))
    from ${page} s ${SERVICE_JOINS})`;
}

const ownedBy = (slug: string): string => `s.owner_id = (select id from teams where slug = ${slug})`;

/** The page as callers see it. */
export function toServiceConnection(
  { first, after, orderBy }: ServicesWanted,
  page?: ServicePage,
): Connection<ServiceRow> {
  const { total, rows } = page ?? { total: 0, rows: [] };
  const cursors = new Map(rows.map(({ row, cursor }) => [row, encodeCursor([orderBy, ...cursor])]));
  const services = rows.map(({ row }) => row);
  return toConnection(services, { first, after, totalCount: total, cursorOf: (row) => cursors.get(row) ?? "" });
}

function conditions({ search, filter }: ServicesWanted, bind: Bind): string[] {
  const all: string[] = [];
  if (search?.trim()) {
    const pattern = bind(`%${search.trim().replace(/[\\%_]/g, "\\$&")}%`);
    const owners = `array(select id from teams where slug ilike ${pattern} or name ilike ${pattern})`;
    all.push(`(s.name ilike ${pattern} or s.description ilike ${pattern} or s.owner_id = any(${owners}))`);
  }
  all.push(
    filter?.status?.length ? `s.status = any(${bind(filter.status)})` : `s.status <> '${ServiceStatus.ARCHIVED}'`,
  );
  if (filter?.owner) all.push(ownedBy(bind(filter.owner)));
  if (filter?.runtime) all.push(`s.runtime = ${bind(filter.runtime)}`);
  if (filter?.template) all.push(`s.template_name = ${bind(filter.template)}`);
  if (filter?.environment || filter?.environmentStatus?.length) {
    const stage = filter.environment ? `and fe.name = ${bind(filter.environment)}` : "";
    const status = filter.environmentStatus?.length ? `and f.status = any(${bind(filter.environmentStatus)})` : "";
    all.push(`exists (select 1 from service_environments f join environments fe on fe.id = f.environment_id
      where f.service_id = s.id ${stage} ${status})`);
  }
  return all;
}
