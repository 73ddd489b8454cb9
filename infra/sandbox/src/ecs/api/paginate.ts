import type { JsonObject } from "../../github/http/incoming.ts";
import { invalidParameter } from "../aws-fault.ts";
import { readNumber, readText } from "./read-input.ts";

/** One page of a list; the token is where the next one begins. */
export function paginate<Item>(input: JsonObject, items: readonly Item[]): { page: Item[]; nextToken?: string } {
  const token = readText(input, "nextToken") ?? "0";
  if (!/^\d{1,9}$/.test(token)) throw invalidParameter("Invalid token.");
  const start = Number(token);
  const size = readNumber(input, "maxResults") ?? 100;
  if (size < 1 || size > 100) throw invalidParameter("maxResults must be between 1 and 100.");
  const end = start + size;
  return { page: items.slice(start, end), ...(end < items.length ? { nextToken: String(end) } : {}) };
}
