import type { ServiceSignalsQuery } from "../gql/generated/graphql.ts";
import { usePolling } from "../use-polling.ts";

/** The platform keeps an answer of Prometheus for as long, in milliseconds. */
const pause = 5_000;

export type ServiceSignals = {
  observability: ServiceSignalsQuery["observability"];
  service: NonNullable<ServiceSignalsQuery["service"]>;
};

/** How a service does, as long as somebody looks; `null` until it is known. */
export function useServiceSignals(name: string, isOver: boolean): ServiceSignals | null {
  const address = isOver ? null : `/lookup/signals?service=${encodeURIComponent(name)}`;
  const answer = usePolling<ServiceSignalsQuery>(address, pause);
  return answer?.service ? { observability: answer.observability, service: answer.service } : null;
}
