import { type Sign, StatusBadge } from "../ui/status-badge.tsx";
import type { Health, HealthWord } from "./judge-health.ts";

/** How each word of health looks. */
const healthSigns: Record<HealthWord, Sign> = {
  HEALTHY: { word: "Healthy", tone: "good", icon: "check" },
  DEGRADED: { word: "Degraded", tone: "warn", icon: "alert" },
  FAILING: { word: "Failing", tone: "bad", icon: "cross" },
  NO_TRAFFIC: { word: "No traffic", tone: "idle", icon: "dash" },
  UNKNOWN: { word: "Unknown", tone: "idle", icon: "pending" },
};

/** How a service does in an environment; why is on hover, and heard by those who do not see it. */
export function HealthBadge({ health: { word, reason } }: { health: Health }) {
  return (
    <span title={reason} data-health={word} className="inline-flex">
      <StatusBadge sign={healthSigns[word]} />
      <span className="sr-only">: {reason}</span>
    </span>
  );
}
