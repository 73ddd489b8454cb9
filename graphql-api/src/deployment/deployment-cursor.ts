import { z } from "zod";
import { ProblemCode, refusal } from "../errors.ts";
import { decodeCursor } from "../paging.ts";

/** As PostgreSQL writes a `timestamptz`. */
const Time = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/);
const Place = z.tuple([Time, z.uuid()]);

/** What a cursor of releases or deployments holds, of the row with this alias: both lists have the newest first. */
export const cursorSql = (alias: string): string => `array[${alias}.created_at::text, ${alias}.id::text]`;

/** The instant and the UUID that a list goes on after. Refuses cursors that no such list gave. */
export function readCursor(cursor: string): [createdAt: string, id: string] {
  const place = Place.safeParse(decodeCursor(cursor, 2));
  if (place.success) return place.data;
  throw refusal(ProblemCode.INVALID, "This cursor is none of this list's. Begin again without it.", "after");
}
