import { ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";

/** What stands where the list would be: nothing exists yet, or nothing fits. */
export function NoServices({ empty, creates }: { empty: boolean; creates: boolean }) {
  if (!empty)
    return (
      <EmptyState
        icon="search"
        title="No service fits"
        action={<ButtonLink to="/services">Show all services</ButtonLink>}
      >
        Nothing has this name, description or owner together with these filters.
      </EmptyState>
    );
  if (!creates)
    return (
      <EmptyState icon="services" title="No services yet">
        Services that your organisation runs will stand here. As a viewer you can look at all of them; a developer
        creates the first.
      </EmptyState>
    );
  return (
    <EmptyState
      icon="services"
      title="Create your first service"
      action={
        <ButtonLink to="/services/new" look="primary">
          Create service
        </ButtonLink>
      }
    >
      A golden path gives you a repository with code, tests, CI and CD, a place in this catalog, and dashboards and logs
      that already work. You see every file before anything is made.
    </EmptyState>
  );
}
