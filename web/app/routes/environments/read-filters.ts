import { readText } from "../../read-text.ts";

/** What the address asks for; `after` is "" on the first page. */
export type Filters = { search: string; differing: boolean; after: string };

/** Reads the filters from the address. */
export function readFilters(query: URLSearchParams): Filters {
  return {
    search: readText(query, "search"),
    differing: query.get("differing") === "on",
    after: readText(query, "after"),
  };
}

/** The address of the matrix with the same question, at another page. */
export function matrixAddress({ search, differing }: Filters, after = ""): string {
  const query = new URLSearchParams();
  if (search) query.set("search", search);
  if (differing) query.set("differing", "on");
  if (after) query.set("after", after);
  return query.size === 0 ? "/environments" : `/environments?${query}`;
}
