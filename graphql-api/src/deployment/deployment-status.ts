import { registerEnumType } from "type-graphql";

export enum DeploymentKind {
  DEPLOY = "DEPLOY",
  PROMOTION = "PROMOTION",
  ROLLBACK = "ROLLBACK",
  EXTERNAL = "EXTERNAL",
}
registerEnumType(DeploymentKind, {
  name: "DeploymentKind",
  description: "How a release came to an environment.",
  valuesConfig: {
    DEPLOY: { description: "A commit, built where it was not yet, to the first stage." },
    PROMOTION: { description: "A release from the stage before, as it is." },
    ROLLBACK: { description: "A release that was verified here before, with its configuration." },
    EXTERNAL: { description: "Somebody ran the workflow on GitHub by hand." },
  },
});

export enum DeploymentStatus {
  AWAITING_APPROVAL = "AWAITING_APPROVAL",
  QUEUED = "QUEUED",
  DISPATCHED = "DISPATCHED",
  RUNNING = "RUNNING",
  VERIFYING = "VERIFYING",
  SUCCEEDED = "SUCCEEDED",
  FAILED = "FAILED",
  CANCELLED = "CANCELLED",
  REJECTED = "REJECTED",
  LOST = "LOST",
}
registerEnumType(DeploymentStatus, {
  name: "DeploymentStatus",
  description: "Where a deployment is.",
  valuesConfig: {
    AWAITING_APPROVAL: { description: "It waits for another person's approval and holds up nothing." },
    QUEUED: { description: "Accepted; the workflow has not been started yet." },
    DISPATCHED: { description: "GitHub was asked to run the workflow." },
    RUNNING: { description: "The workflow runs." },
    VERIFYING: { description: "The workflow is done; ECS is asked what really runs." },
    SUCCEEDED: { description: "The release runs and is healthy." },
    FAILED: { description: "It did not work; `reason` says why, and what ran before still does." },
    CANCELLED: { description: "A person or a newer run stopped it." },
    REJECTED: { description: "Approval was refused." },
    LOST: {
      description:
        "GitHub never told and could not be found in time; a late word revives it unless something newer is active.",
    },
  },
});

/** Holds the one place of its service environment. */
export const ACTIVE: readonly DeploymentStatus[] = [
  DeploymentStatus.QUEUED,
  DeploymentStatus.DISPATCHED,
  DeploymentStatus.RUNNING,
  DeploymentStatus.VERIFYING,
];

/** The states that hold the place, as an SQL list. */
export const ACTIVE_SQL = `(${ACTIVE.map((status) => `'${status}'`).join(", ")})`;
