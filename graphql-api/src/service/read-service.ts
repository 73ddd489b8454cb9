import type { Pool } from "pg";
import { nameStatement } from "../name-statement.ts";
import { isStorable } from "./is-storable.ts";
import type { ServiceRow } from "./service.type.ts";
import { SERVICE_JOINS, type ServiceParts, serviceJson } from "./service-rows.ts";

/** One service by name or by UUID, in one statement, or null. */
export async function readService(
  { pool }: { pool: Pool },
  by: { name: string } | { id: string },
  parts: ServiceParts,
): Promise<ServiceRow | null> {
  if ("name" in by && !isStorable(by.name)) return null;
  const [column, value] = "name" in by ? ["s.name", by.name] : ["s.id", by.id];
  const text = `select ${serviceJson(parts)} as row from services s ${SERVICE_JOINS} where ${column} = $1`;
  const { rows } = await pool.query<{ row: ServiceRow }>({ ...nameStatement(text), values: [value] });
  return rows[0]?.row ?? null;
}
