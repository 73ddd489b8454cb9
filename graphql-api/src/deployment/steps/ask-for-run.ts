import { GitHubError } from "../../adapters/github/github-error.ts";
import type { StepContext } from "../../run/define-run.ts";
import { applyWorkflowJob } from "../apply-workflow-job.ts";
import { applyWorkflowRun } from "../apply-workflow-run.ts";
import type { Delivery } from "../find-delivery.ts";

/**
 * Asks GitHub how far the run and its jobs are, and tells the deployment as a webhook would. Answers why GitHub could not
 * be asked, or null: that it is out of reach says nothing about the run.
 */
export async function askForRun(
  { platform }: Pick<StepContext, "platform">,
  { deployment, repository, service }: Delivery,
): Promise<string | null> {
  const runId = Number(deployment.workflowRunId);
  try {
    const run = await platform.github.readWorkflowRun(repository, runId);
    if (!run) return "GitHub does not show its run any more.";
    // Jobs first: by the time the run is over, its steps shall be known.
    for (const job of await platform.github.listWorkflowJobs(repository, runId)) await applyWorkflowJob(platform, job);
    await applyWorkflowRun(platform, { serviceId: service.id, run });
    return null;
  } catch (error) {
    if (error instanceof GitHubError) return error.message;
    throw error;
  }
}
