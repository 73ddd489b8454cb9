import type { WorkflowRun } from "../adapters/github/github.ts";

/** Whether a run is one of those that deploy: of cd.yml, started by the platform or by hand. */
export const isDeliveryRun = ({ workflowPath, event }: Pick<WorkflowRun, "workflowPath" | "event">): boolean =>
  workflowPath === ".github/workflows/cd.yml" && event === "workflow_dispatch";
