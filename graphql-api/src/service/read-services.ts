import type { Pool } from "pg";
import type { EnvironmentStatus } from "../environment/environment-status.ts";
import { type Connection, checkFirst, decodeCursor, encodeCursor, toConnection } from "../paging.ts";
import type { ServiceRow } from "./service.type.ts";
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
  const { rows } = await pool.query<{ page: ServicePage }>(`select ${page} as page`, values);
  return toServiceConnection(wanted, rows[0]?.page);
}

/** The SQL expression for a page, as JSON. `owner` may name a column that holds the owning team's slug. */
export function pageSql(wanted: ServicesWanted, parts: Parts, bind: Bind, owner?: string): string {
  const first = checkFirst(wanted.first);
  const matches = owner ? `${conditions(wanted, bind)} and t.slug = ${owner}` : conditions(wanted, bind);
  const order = ORDERS[wanted.orderBy];
  const cursor = wanted.after ? decodeCursor(wanted.after, wanted.orderBy === "NAME_ASC" ? 1 : 2) : null;
  const rest = cursor ? `and ${order.after(bind(cursor[0]), cursor[1] === undefined ? "null" : bind(cursor[1]))}` : "";
  const total = parts.totalCount
    ? `(select count(*) from services s join teams t on t.id = s.owner_id where ${matches})`
    : "0";
  return `(select json_build_object('total', ${total}, 'rows',
      coalesce(json_agg(json_build_object('row', row, 'cursor', cursor) order by place), '[]'))
    from (select ${serviceJson(parts)} as row, ${order.cursor} as cursor, row_number() over (order by ${order.by}) as place
      from services s ${SERVICE_JOINS} where ${matches} ${rest}
      order by ${order.by} limit ${bind(first + 1)}) page)`;
}

/** The page as callers see it. */
export function toServiceConnection({ first, after }: ServicesWanted, page?: ServicePage): Connection<ServiceRow> {
  const { total, rows } = page ?? { total: 0, rows: [] };
  const cursors = new Map(rows.map(({ row, cursor }) => [row, encodeCursor(cursor)]));
  const services = rows.map(({ row }) => row);
  return toConnection(services, { first, after, totalCount: total, cursorOf: (row) => cursors.get(row) ?? "" });
}

function conditions({ search, filter }: ServicesWanted, bind: Bind): string {
  const all: string[] = [];
  if (search?.trim()) {
    const pattern = bind(`%${search.trim().replace(/[\\%_]/g, "\\$&")}%`);
    all.push(
      `(s.name ilike ${pattern} or s.description ilike ${pattern} or t.slug ilike ${pattern} or t.name ilike ${pattern})`,
    );
  }
  all.push(
    filter?.status?.length ? `s.status = any(${bind(filter.status)})` : `s.status <> '${ServiceStatus.ARCHIVED}'`,
  );
  if (filter?.owner) all.push(`t.slug = ${bind(filter.owner)}`);
  if (filter?.runtime) all.push(`s.runtime = ${bind(filter.runtime)}`);
  if (filter?.template) all.push(`s.template_name = ${bind(filter.template)}`);
  if (filter?.environment || filter?.environmentStatus?.length) {
    const stage = filter.environment ? `and fe.name = ${bind(filter.environment)}` : "";
    const status = filter.environmentStatus?.length ? `and f.status = any(${bind(filter.environmentStatus)})` : "";
    all.push(`exists (select 1 from service_environments f join environments fe on fe.id = f.environment_id
      where f.service_id = s.id ${stage} ${status})`);
  }
  return all.join(" and ");
}
