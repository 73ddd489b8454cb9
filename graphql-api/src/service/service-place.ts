import { z } from "zod";
import { ProblemCode, refusal } from "../errors.ts";
import { decodeCursor } from "../paging.ts";
import type { ServiceOrder } from "./read-services.ts";

const Name = z.string().regex(/^[a-z0-9-]+$/);
/** As PostgreSQL writes a `timestamptz`. */
const Time = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/);

/** What a cursor of each order holds. The order is part of it: another list's cursor would be a place nowhere. */
const PLACES = {
  NAME_ASC: z.tuple([z.literal("NAME_ASC"), Name]),
  CREATED_AT_DESC: z.tuple([z.literal("CREATED_AT_DESC"), Time, z.uuid()]),
  LAST_DEPLOY_DESC: z.tuple([z.literal("LAST_DEPLOY_DESC"), Time.nullable(), Name]),
};

/** The sort values of the service that a list goes on after. Refuses cursors that a list of this order never gave. */
export function readPlace(cursor: string, order: ServiceOrder): (string | null)[] {
  const length = PLACES[order].def.items.length;
  const place = PLACES[order].safeParse(decodeCursor(cursor, length));
  if (place.success) return place.data.slice(1);
  throw refusal(ProblemCode.INVALID, "This cursor is none of this list's. Begin again without it.", "after");
}
