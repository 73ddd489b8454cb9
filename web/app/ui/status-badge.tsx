import type { ReactNode } from "react";
import { Badge, type Tone } from "./badge.tsx";
import type { IconName } from "./icons.tsx";

export type Sign = { word: string; tone: Tone; icon: IconName; moving?: boolean };

/** How each state of a service looks. */
export const serviceSigns = {
  CREATING: { word: "Creating", tone: "busy", icon: "running", moving: true },
  READY: { word: "Ready", tone: "good", icon: "check" },
  FAILED: { word: "Creation failed", tone: "bad", icon: "cross" },
  ARCHIVED: { word: "Archived", tone: "idle", icon: "archive" },
} satisfies Record<string, Sign>;

/** How each state of a service in one environment looks. */
export const environmentSigns = {
  NEVER_DEPLOYED: { word: "Never deployed", tone: "idle", icon: "dash" },
  DEPLOYING: { word: "Deploying", tone: "busy", icon: "running", moving: true },
  RUNNING: { word: "Running", tone: "good", icon: "check" },
  DEGRADED: { word: "Degraded", tone: "warn", icon: "alert" },
  FAILED: { word: "Failed", tone: "bad", icon: "cross" },
  STOPPED: { word: "Stopped", tone: "idle", icon: "stop" },
} satisfies Record<string, Sign>;

/** How each state of a run's step looks. */
export const stepSigns = {
  PENDING: { word: "Pending", tone: "idle", icon: "pending" },
  RUNNING: { word: "Running", tone: "busy", icon: "running", moving: true },
  WAITING: { word: "Waiting", tone: "warn", icon: "clock" },
  SUCCEEDED: { word: "Done", tone: "good", icon: "check" },
  FAILED: { word: "Failed", tone: "bad", icon: "cross" },
  SKIPPED: { word: "Skipped", tone: "idle", icon: "dash" },
  CANCELLED: { word: "Cancelled", tone: "idle", icon: "stop" },
  UNDONE: { word: "Undone", tone: "idle", icon: "undo" },
} satisfies Record<string, Sign>;

/** How each state of a whole run looks. */
export const runSigns = {
  QUEUED: { word: "Queued", tone: "idle", icon: "pending" },
  RUNNING: stepSigns.RUNNING,
  WAITING: stepSigns.WAITING,
  SUCCEEDED: stepSigns.SUCCEEDED,
  FAILED: stepSigns.FAILED,
  CANCELLED: stepSigns.CANCELLED,
} satisfies Record<string, Sign>;

/** The badge of a sign; `prefix` names whose state it is, such as an environment. */
export function StatusBadge({ sign, prefix }: { sign: Sign; prefix?: ReactNode }) {
  return (
    <Badge tone={sign.tone} icon={sign.icon} moving={sign.moving ?? false}>
      {prefix && <span className="font-semibold">{prefix}</span>}
      {sign.word}
    </Badge>
  );
}
