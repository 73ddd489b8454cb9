import type { Pool } from "pg";
import { nameStatement } from "../name-statement.ts";
import type { DeploymentRow } from "./deployment.type.ts";
import { DEPLOYMENT_JOINS, type DeploymentParts, deploymentJson } from "./deployment-rows.ts";

/** A deployment by its UUID, in one statement, or null. */
export async function readDeployment(
  { pool }: { pool: Pool },
  id: string,
  parts: DeploymentParts,
): Promise<DeploymentRow | null> {
  const text = `select ${deploymentJson(parts)} as row from deployments d ${DEPLOYMENT_JOINS} where d.id = $1`;
  const { rows } = await pool.query<{ row: DeploymentRow }>({ ...nameStatement(text), values: [id] });
  return rows[0]?.row ?? null;
}
