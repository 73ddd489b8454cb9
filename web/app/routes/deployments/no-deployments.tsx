import { ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import type { Filters } from "./read-filters.ts";

/** What stands where the list would be: nothing was deployed yet, nothing waits, or nothing fits. */
export function NoDeployments({ filters, narrowed }: { filters: Filters; narrowed: boolean }) {
  if (!narrowed)
    return (
      <EmptyState
        icon="play"
        title="Nothing was deployed yet"
        action={
          <ButtonLink to="/services" look="primary">
            Go to services
          </ButtonLink>
        }
      >
        Everything that moves stands here while it moves and after it: deploys, promotions and rollbacks of every
        service. Open a service to deploy it.
      </EmptyState>
    );
  const all = <ButtonLink to="/deployments">Show all deployments</ButtonLink>;
  if (filters.status === "AWAITING_APPROVAL")
    return (
      <EmptyState icon="check" title="Nothing waits for approval" action={all}>
        A promotion to a protected environment waits here until another person approves or rejects it.
      </EmptyState>
    );
  if (filters.status === "UNDERWAY")
    return (
      <EmptyState icon="check" title="Nothing is on its way" action={all}>
        What begins to move appears here by itself.
      </EmptyState>
    );
  return (
    <EmptyState icon="search" title="No deployment fits" action={all}>
      Nothing was deployed that fits all of these filters. The name of a service has to be whole.
    </EmptyState>
  );
}
