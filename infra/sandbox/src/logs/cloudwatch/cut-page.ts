import { invalidParameter } from "../../ecs/aws-fault.ts";
import type { NamedLine } from "./name-events.ts";

/** A page of AWS holds no more bytes of text. */
const largestPage = 1024 * 1024;
const first = "0".repeat(56);
const last = "9".repeat(56);

interface Wanted {
  /** Which way the first page looks; later ones look the way their token says. */
  readonly isForward: boolean;
  readonly token: string | null;
  readonly limit: number;
  /** The page is to hold nothing, and to name a next one. */
  readonly isEmpty: boolean;
}

/**
 * One page of `events`, which are in the order of their ids. A token names the event after or before which the next
 * page goes on, so what is said meanwhile moves none.
 * @throws AwsFault when the token is none.
 */
export function cutPage<Event extends NamedLine>(
  events: readonly Event[],
  { isForward, token, limit, isEmpty }: Wanted,
): { page: Event[]; nextToken: string | null } {
  const from = token === null ? { isForward, at: isForward ? first : last } : readToken(token);
  const direction = from.isForward ? "f" : "b";
  if (isEmpty) return { page: [], nextToken: `${direction}/${from.at}` };
  const rest = from.isForward
    ? events.filter(({ eventId }) => eventId > from.at)
    : events.filter(({ eventId }) => eventId < from.at).reverse();
  const page = rest.slice(0, Math.min(limit, fittingCount(rest)));
  const end = page.at(-1)?.eventId;
  return { page, nextToken: page.length < rest.length ? `${direction}/${end}` : null };
}

function fittingCount(events: readonly NamedLine[]): number {
  let bytes = 0;
  const over = events.findIndex(({ line }) => {
    bytes += Buffer.byteLength(line.message);
    return bytes > largestPage;
  });
  return over === -1 ? events.length : Math.max(1, over);
}

function readToken(token: string): { isForward: boolean; at: string } {
  const found = /^([fb])\/(\d{56})$/.exec(token);
  if (!found) throw invalidParameter("The specified nextToken is invalid.");
  return { isForward: found[1] === "f", at: found[2] ?? "" };
}
