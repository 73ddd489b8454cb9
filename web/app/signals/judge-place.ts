import type { ListedAlertFragment, RecentSignalsFragment, ServiceSignalsQuery } from "../gql/generated/graphql.ts";
import { type Health, judgeHealth } from "./judge-health.ts";
import { readRecent } from "./read-recent.ts";

type Known = {
  observability: Pick<ServiceSignalsQuery["observability"], "metrics">;
  alerts: readonly Pick<ListedAlertFragment, "name" | "state" | "environment">[];
};

/** The health of a service in one environment; `null` also where there is no Prometheus to know it from. */
export function judgePlace(place: RecentSignalsFragment, { observability, alerts }: Known): Health | null {
  if (!observability.metrics) return null;
  const firing = alerts.filter(
    ({ state, environment }) => state === "FIRING" && environment?.name === place.environment.name,
  );
  return judgeHealth({
    ...place,
    recent: place.goldenSignals && readRecent(place.goldenSignals),
    firing: [...new Set(firing.map(({ name }) => name))],
  });
}
