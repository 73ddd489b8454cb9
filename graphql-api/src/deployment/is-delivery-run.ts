import type { WorkflowRun } from "../adapters/github/github.ts";
import { WORKFLOW } from "./steps/workflow-file.ts";

/** Whether a run is one of those that deploy: of cd.yml, started by the platform or by hand. */
export const isDeliveryRun = ({ workflowPath, event }: Pick<WorkflowRun, "workflowPath" | "event">): boolean =>
  workflowPath === `.github/workflows/${WORKFLOW}` && event === "workflow_dispatch";
