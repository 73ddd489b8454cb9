import { randomUUID } from "node:crypto";
import type { LogLineRow } from "./log-line.type.ts";

/** A word of the platform's own among the lines: `what` happened to those written between these moments. */
export function sayMissing(from: Date, to: Date, what = "Lines may be missing"): LogLineRow {
  const message = `${what} between ${from.toISOString()} and ${to.toISOString()}.`;
  const mark = { id: `gap-${randomUUID()}`, at: to, task: "", level: "warn", message, fields: null };
  return { ...mark, missingSince: from, size: message.length };
}
