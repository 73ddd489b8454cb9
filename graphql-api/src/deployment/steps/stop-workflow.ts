import { GitHubError } from "../../adapters/github/github-error.ts";
import type { StepContext } from "../../run/define-run.ts";
import { changeDelivery } from "../change-delivery.ts";
import type { Delivery } from "../find-delivery.ts";

/**
 * Asks GitHub to end the run where a person wants that, once for each attempt; the run's own end is waited for all the
 * same. Answers a sentence about it, or null when nobody wants it.
 */
export async function stopWorkflow(context: StepContext, { deployment, repository }: Delivery): Promise<string | null> {
  if (!deployment.cancelRequestedAt || !deployment.workflowRunId) return null;
  if (deployment.cancelledAttempt !== deployment.runAttempt) {
    try {
      await context.platform.github.cancelWorkflowRun(repository, Number(deployment.workflowRunId));
    } catch (error) {
      if (error instanceof GitHubError) return error.message;
      throw error;
    }
    await changeDelivery(context, (delivery) => delivery.deployment.cancelAttempt());
  }
  return "GitHub was asked to stop it.";
}
