import type { ListedAlertFragment } from "../gql/generated/graphql.ts";
import type { Sign } from "../ui/status-badge.tsx";

/** How an alert looks: what wakes somebody is red, what can wait is not, and what is not sure yet is grey. */
export function signAlert({ state, severity }: Pick<ListedAlertFragment, "state" | "severity">): Sign {
  if (state === "PENDING") return { word: "Pending", tone: "idle", icon: "clock" };
  if (severity === "page") return { word: "Page", tone: "bad", icon: "alert" };
  if (severity === "ticket") return { word: "Ticket", tone: "warn", icon: "alert" };
  return { word: severity, tone: "warn", icon: "alert" };
}
