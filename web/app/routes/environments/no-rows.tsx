import { ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import type { Filters } from "./read-filters.ts";

/** What stands where the matrix would be: there is no service, none fits, or all stages run the same. */
export function NoRows({ filters, more }: { filters: Filters; more: boolean }) {
  const all = <ButtonLink to="/environments">Show all services</ButtonLink>;
  if (filters.differing && more)
    return (
      <EmptyState icon="search" title="No difference so far" action={all}>
        Every service that was looked through runs the same release in all of its stages. The next page goes on.
      </EmptyState>
    );
  if (filters.differing)
    return (
      <EmptyState icon="check" title="No differences" action={all}>
        Every service here runs the same release in all of its stages, or in none.
      </EmptyState>
    );
  if (filters.search)
    return (
      <EmptyState icon="search" title="No service fits" action={all}>
        Nothing has this name, description or owner.
      </EmptyState>
    );
  return (
    <EmptyState
      icon="services"
      title="No services yet"
      action={
        <ButtonLink to="/services" look="primary">
          Go to services
        </ButtonLink>
      }
    >
      Once there are services, this page shows what each of them runs in every environment, and what has not come
      through yet.
    </EmptyState>
  );
}
