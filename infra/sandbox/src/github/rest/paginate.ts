import { json, type Reply } from "../http/reply.ts";
import type { RestCall } from "./rest-call.ts";

export interface Page {
  readonly number: number;
  readonly size: number;
}

export function readPage(call: RestCall): Page {
  const read = (name: string, otherwise: number) => {
    const value = Number(call.incoming.query.get(name) ?? otherwise);
    return Number.isInteger(value) && value > 0 ? value : otherwise;
  };
  return { number: read("page", 1), size: Math.min(100, read("per_page", 30)) };
}

/** One page of a list with the `Link` header to its neighbours. */
export function paginate<Item>(
  call: RestCall,
  items: readonly Item[],
  wrap: (page: Item[], total: number) => unknown = (page) => page,
): Reply {
  const page = readPage(call);
  const start = (page.number - 1) * page.size;
  return json(200, wrap(items.slice(start, start + page.size), items.length), pageLinks(call, page, items.length));
}

export function pageLinks(call: RestCall, page: Page, total: number): Record<string, string> {
  const last = Math.max(1, Math.ceil(total / page.size));
  const links = [
    ...(page.number > 1 ? [link(call, page.number - 1, "prev")] : []),
    ...(page.number < last ? [link(call, page.number + 1, "next"), link(call, last, "last")] : []),
    ...(page.number > 1 ? [link(call, 1, "first")] : []),
  ];
  return links.length === 0 ? {} : { link: links.join(", ") };
}

function link(call: RestCall, page: number, relation: string): string {
  const query = new URLSearchParams(call.incoming.query);
  query.set("page", String(page));
  return `<${call.world.url}${call.incoming.path}?${query}>; rel="${relation}"`;
}
