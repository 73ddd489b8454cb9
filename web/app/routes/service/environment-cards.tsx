import type { EnvironmentCardFragment } from "../../gql/generated/graphql.ts";
import { EnvironmentCard } from "./environment-card.tsx";

/** One card per environment, in the order in which a release moves through them. */
export function EnvironmentCards({
  service,
  environments,
}: {
  service: string;
  environments: EnvironmentCardFragment[];
}) {
  const inOrder = [...environments].sort((a, b) => a.environment.rank - b.environment.rank);
  return (
    <section aria-label="Environments">
      <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {inOrder.map((shown, index) => (
          <EnvironmentCard
            key={shown.id}
            service={service}
            shown={shown}
            before={inOrder[index - 1]?.environment.name ?? null}
          />
        ))}
      </ul>
    </section>
  );
}
