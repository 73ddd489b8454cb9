import type { Context } from "../context.ts";
import { ProblemCode, refusal } from "../errors.ts";
import { parseId } from "../ids.ts";
import { type Connection, checkFirst, decodeCursor, encodeCursor, toConnection } from "../paging.ts";
import { type AuditEntryRow, auditEntryJson } from "./identity-rows.ts";

const PAGE = /* SQL */ `
select (select count(*)::int from audit_entries where $1::text is null or subject = $1) as total,
  coalesce((select json_agg(row) from (
    select ${auditEntryJson("a", "u")} as row
    from audit_entries a left join users u on u.id = a.actor_id
    where ($1::text is null or a.subject = $1) and ($2::uuid is null or a.id < $2)
    order by a.id desc limit $3) page), '[]') as rows`;

/** A page of the audit, newest first; about one subject where it is given. One statement. */
export async function readAudit(
  { pool }: Pick<Context, "pool">,
  it: { first: number | null; after?: string | null | undefined; subject?: string | null | undefined },
): Promise<Connection<AuditEntryRow>> {
  const first = checkFirst(it.first ?? 50);
  const values = [it.subject ?? null, it.after ? placeOf(it.after) : null, first + 1];
  const { rows } = await pool.query<{ total: number; rows: AuditEntryRow[] }>(PAGE, values);
  const { total: totalCount = 0, rows: entries = [] } = rows[0] ?? {};
  return toConnection(entries, { first, after: it.after, totalCount, cursorOf: ({ id }) => encodeCursor([id]) });
}

function placeOf(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  const uuid = id ? parseId("AuditEntry", id) : null;
  if (uuid) return uuid;
  throw refusal(ProblemCode.INVALID, "This cursor is none of this list's. Begin again without it.", "after");
}
