import { publicId } from "../../ids.ts";
import type { StepDefinition } from "../../run/define-run.ts";
import { findDelivery } from "../find-delivery.ts";
import { keepWorkflowRun } from "./keep-workflow-run.ts";
import { searchWorkflowRun } from "./search-workflow-run.ts";
import { startWorkflow } from "./start-workflow.ts";

/**
 * Starts the service's cd.yml once. GitHub has no key that makes repeating this safe, so the intent is written before the
 * call, and whoever finds an intent without an outcome looks for the run instead of starting another.
 */
export const dispatchWorkflow: StepDefinition = {
  name: "dispatch",
  title: "Start the workflow on GitHub",

  async do(context) {
    const delivery = await findDelivery(context.platform.fork(), context.run);
    const { deployment } = delivery;
    if (deployment.workflowRunId) return keepWorkflowRun(context, null);
    if (!deployment.dispatchedAt) return startWorkflow(context);
    const found = await searchWorkflowRun(context, delivery);
    if (found === "START_AGAIN") {
      context.platform.log.warn(
        { deployment: publicId("Deployment", deployment.id) },
        "the workflow is started again: its first start never reached GitHub",
      );
      return startWorkflow(context);
    }
    return found;
  },
};
