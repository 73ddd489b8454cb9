import type { Sign } from "../ui/status-badge.tsx";

/** How an alert looks: what wakes somebody is red, and what can wait is not. */
export function signAlert(severity: string): Sign {
  if (severity === "page") return { word: "Page", tone: "bad", icon: "alert" };
  if (severity === "ticket") return { word: "Ticket", tone: "warn", icon: "alert" };
  return { word: severity, tone: "warn", icon: "alert" };
}
