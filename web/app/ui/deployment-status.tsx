import type { ReactNode } from "react";
import { type Sign, StatusBadge } from "./status-badge.tsx";

/** How each state of a deployment looks. */
export const deploymentSigns = {
  AWAITING_APPROVAL: { word: "Waiting for approval", tone: "warn", icon: "lock" },
  QUEUED: { word: "Queued", tone: "busy", icon: "pending" },
  DISPATCHED: { word: "Dispatched", tone: "busy", icon: "running", moving: true },
  RUNNING: { word: "Running", tone: "busy", icon: "running", moving: true },
  VERIFYING: { word: "Verifying", tone: "busy", icon: "running", moving: true },
  SUCCEEDED: { word: "Succeeded", tone: "good", icon: "check" },
  FAILED: { word: "Failed", tone: "bad", icon: "cross" },
  CANCELLED: { word: "Cancelled", tone: "idle", icon: "stop" },
  REJECTED: { word: "Rejected", tone: "idle", icon: "dash" },
  LOST: { word: "Lost", tone: "bad", icon: "alert" },
} satisfies Record<string, Sign>;

export type ShownDeploymentStatus = keyof typeof deploymentSigns;

/** What each kind of deployment is called, as a noun. */
export const deploymentKinds = {
  DEPLOY: "Deploy",
  PROMOTION: "Promotion",
  ROLLBACK: "Rollback",
  EXTERNAL: "Started on GitHub",
} as const;

export type ShownDeploymentKind = keyof typeof deploymentKinds;

/** Is it on its way to its environment? Waiting for approval is not: nothing moves until somebody says yes. */
export function isUnderway(status: ShownDeploymentStatus): boolean {
  return status === "QUEUED" || status === "DISPATCHED" || status === "RUNNING" || status === "VERIFYING";
}

/** The badge of a deployment's state; `prefix` names which deployment, such as its environment. */
export function DeploymentStatus({ status, prefix }: { status: ShownDeploymentStatus; prefix?: ReactNode }) {
  return <StatusBadge sign={deploymentSigns[status]} prefix={prefix} />;
}
