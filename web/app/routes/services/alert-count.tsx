import type { ServicesQuery } from "../../gql/generated/graphql.ts";
import { Badge } from "../../ui/badge.tsx";

type Alerts = ServicesQuery["services"]["nodes"][number]["alerts"];

/** How many alerts of a service fire; which, is on hover. Nothing when none does. */
export function AlertCount({ alerts }: { alerts: Alerts }) {
  const firing = alerts.filter(({ state }) => state === "FIRING");
  if (firing.length === 0) return null;
  const pages = firing.some(({ severity }) => severity === "page");
  return (
    <span title={firing.map(({ name }) => name).join(", ")} className="relative inline-flex">
      <Badge tone={pages ? "bad" : "warn"} icon="alert">
        {firing.length === 1 ? "1 alert" : `${firing.length} alerts`}
      </Badge>
    </span>
  );
}
