import { ButtonLink } from "../../ui/button.tsx";
import { type Filters, listAddress } from "./read-filters.ts";

type PagesProps = { filters: Filters; pageInfo: { hasNextPage: boolean; endCursor: string | null } };

/** The way through a list that is longer than one page. */
export function Pages({ filters, pageInfo }: PagesProps) {
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  if (!filters.after && next === null) return null;
  return (
    <nav aria-label="Pages of the list" className="mt-4 flex justify-between gap-2">
      <span>{filters.after && <ButtonLink to={listAddress(filters, {})}>First page</ButtonLink>}</span>
      {next !== null && <ButtonLink to={listAddress(filters, { after: next })}>Next page</ButtonLink>}
    </nav>
  );
}
