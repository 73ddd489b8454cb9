import type { ServiceSignalsQuery } from "../gql/generated/graphql.ts";
import { usePolling } from "../use-polling.ts";

/** In milliseconds: the platform keeps an answer of Prometheus for as long, and without one nothing changes soon. */
const pauses = { measured: 5_000, unmeasured: 60_000 };

export type ServiceSignals = {
  observability: ServiceSignalsQuery["observability"];
  service: NonNullable<ServiceSignalsQuery["service"]>;
};

/** How a service does, as long as somebody looks; `null` until it is known. `name` is null where nobody needs to know. */
export function useServiceSignals(name: string | null, isMeasured: boolean): ServiceSignals | null {
  const address = name === null ? null : `/lookup/signals?service=${encodeURIComponent(name)}`;
  const answer = usePolling<ServiceSignalsQuery>(address, isMeasured ? pauses.measured : pauses.unmeasured);
  return answer?.service ? { observability: answer.observability, service: answer.service } : null;
}
