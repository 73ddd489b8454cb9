import type { DeploymentStatus, StepStatus } from "../../gql/generated/graphql.ts";
import { isUnderway } from "../../ui/deployment-status.tsx";
import type { Step } from "./group-steps.ts";

type Ending = { status: DeploymentStatus; finishedAt: string | null };

/** What a step that was at work became when its deployment ended so. */
const outcomes: Partial<Record<DeploymentStatus, StepStatus>> = {
  SUCCEEDED: "SUCCEEDED",
  FAILED: "FAILED",
  LOST: "FAILED",
};

/**
 * The steps as they are once their deployment is over: what had not begun never will, and what was at work is not any
 * more. The end of a deployment is told a moment before the end of the step that found it.
 */
export function settleSteps(steps: readonly Step[], { status, finishedAt }: Ending): Step[] {
  if (isUnderway(status) || status === "AWAITING_APPROVAL") return [...steps];
  return steps.map((step) => {
    if (step.status === "PENDING") return { ...step, status: "SKIPPED" };
    if (step.status !== "RUNNING" && step.status !== "WAITING") return step;
    return { ...step, status: outcomes[status] ?? "CANCELLED", finishedAt: step.finishedAt ?? finishedAt };
  });
}
