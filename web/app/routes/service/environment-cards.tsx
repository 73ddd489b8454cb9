import type { ServiceQuery } from "../../gql/generated/graphql.ts";
import { EnvironmentCard } from "./environment-card.tsx";

type ShownService = Pick<NonNullable<ServiceQuery["service"]>, "name" | "status" | "environments">;

/** One card per environment, in the order in which a release moves through them. */
export function EnvironmentCards({ service: { name, status, environments } }: { service: ShownService }) {
  const inOrder = [...environments].sort((a, b) => a.environment.rank - b.environment.rank);
  return (
    <section aria-label="Environments">
      <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {inOrder.map((shown, index) => (
          <EnvironmentCard
            key={shown.id}
            service={name}
            shown={shown}
            before={inOrder[index - 1]?.environment.name ?? null}
            isOver={status === "ARCHIVED"}
          />
        ))}
      </ul>
    </section>
  );
}
