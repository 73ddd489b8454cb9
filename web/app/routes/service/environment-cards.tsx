import type { ServiceQuery } from "../../gql/generated/graphql.ts";
import type { ServiceSignals } from "../../signals/use-service-signals.ts";
import { EnvironmentCard } from "./environment-card.tsx";

type ShownService = Pick<NonNullable<ServiceQuery["service"]>, "name" | "status" | "environments">;

type EnvironmentCardsProps = {
  service: ShownService;
  /** `null` until they are known. */
  signals: ServiceSignals | null;
  /** Whether there is a Prometheus. */
  isMeasured: boolean;
};

/** One card per environment, in the order in which a release moves through them. */
export function EnvironmentCards({ service, signals, isMeasured }: EnvironmentCardsProps) {
  const { name, status, environments } = service;
  const inOrder = [...environments].sort((a, b) => a.environment.rank - b.environment.rank);
  return (
    <section aria-label="Environments">
      <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {inOrder.map((shown, index) => (
          <EnvironmentCard
            key={shown.id}
            service={name}
            shown={shown}
            signals={signals}
            isMeasured={isMeasured}
            before={inOrder[index - 1]?.environment.name ?? null}
            isOver={status === "ARCHIVED"}
          />
        ))}
      </ul>
      {signals?.observability.problem && <p className="mt-3 text-sm text-muted">{signals.observability.problem}</p>}
    </section>
  );
}
