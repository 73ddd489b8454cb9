import type { Pool } from "pg";
import { nameStatement } from "../name-statement.ts";
import type { Connection } from "../paging.ts";
import type { DeploymentRow } from "./deployment.type.ts";
import { DEPLOYMENT_JOINS, type DeploymentParts, deploymentJson } from "./deployment-rows.ts";
import type { DeploymentStatus } from "./deployment-status.ts";
import { type Bind, type Page, type PageWanted, pageSql, toPage } from "./page-statement.ts";

export interface DeploymentsWanted extends PageWanted {
  filter?: {
    service?: string | null;
    environment?: string | null;
    status?: DeploymentStatus[] | null;
    since?: Date | null;
  } | null;
}

export type DeploymentPageParts = DeploymentParts & { totalCount: boolean };

/**
 * A page of deployments, the newest first, in one SQL statement with whatever the operation asks for. Refuses page
 * sizes and cursors that no list gave.
 */
export async function readDeployments(
  { pool }: { pool: Pool },
  wanted: DeploymentsWanted,
  parts: DeploymentPageParts,
): Promise<Connection<DeploymentRow>> {
  const values: unknown[] = [];
  // No text of ours holds this character, so that what cannot be stored is looked for and not found.
  const bind: Bind = (value) =>
    `$${values.push(typeof value === "string" ? value.replaceAll("\u0000", "\ufffd") : value)}`;
  const page = deploymentPageSql(wanted, parts, conditions(wanted, bind), bind);
  const text = `select ${page} as page`;
  // A plan that is kept knows no values: whether a state is rare or nearly all decides which index is worth reading.
  const statement = wanted.filter ? { text } : nameStatement(text);
  const { rows } = await pool.query<{ page: Page<DeploymentRow> }>({ ...statement, values });
  return toPage(wanted, rows[0]?.page);
}

/** The SQL expression for a page of the deployments that meet the conditions on `d`, as JSON. */
export function deploymentPageSql(
  wanted: PageWanted,
  { totalCount, ...parts }: DeploymentPageParts,
  matches: string[],
  bind: Bind,
): string {
  const from = { table: "deployments", alias: "d", joins: DEPLOYMENT_JOINS, row: deploymentJson(parts) };
  return pageSql(from, { ...wanted, totalCount }, matches, bind);
}

function conditions({ filter }: DeploymentsWanted, bind: Bind): string[] {
  const all: string[] = [];
  if (filter?.service) {
    const stage = filter.environment ? `and fe.name = ${bind(filter.environment)}` : "";
    all.push(`d.service_environment_id = any(array(select f.id from service_environments f
      join services fs on fs.id = f.service_id join environments fe on fe.id = f.environment_id
      where fs.name = ${bind(filter.service)} ${stage}))`);
  } else if (filter?.environment) {
    all.push(`d.environment_id = (select id from environments where name = ${bind(filter.environment)})`);
  }
  if (filter?.status?.length) all.push(`d.status = any(${bind(filter.status)})`);
  if (filter?.since) all.push(`d.created_at >= ${bind(filter.since)}`);
  return all;
}
