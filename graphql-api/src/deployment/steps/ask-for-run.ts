import { GitHubError } from "../../adapters/github/github-error.ts";
import type { StepContext } from "../../run/define-run.ts";
import { applyWorkflowJob } from "../apply-workflow-job.ts";
import { applyWorkflowRun } from "../apply-workflow-run.ts";
import type { Delivery } from "../find-delivery.ts";

/** What came of asking. */
interface Asked {
  /** Why GitHub could not be asked, or null: that it is out of reach says nothing about the run. */
  trouble: string | null;
  /** Whether the run was over already when its jobs were read, so that they are known to their ends. */
  isWhole: boolean;
}

/** Asks GitHub how far the run and its jobs are, and tells the deployment as a webhook would. */
export async function askForRun(
  { platform }: Pick<StepContext, "platform">,
  { deployment, repository, service }: Delivery,
): Promise<Asked> {
  const runId = Number(deployment.workflowRunId);
  try {
    const run = await platform.github.readWorkflowRun(repository, runId);
    if (!run) return { trouble: "GitHub does not show its run any more.", isWhole: false };
    // Jobs first: by the time the run is over, its steps shall be known.
    for (const job of await platform.github.listWorkflowJobs(repository, runId)) await applyWorkflowJob(platform, job);
    await applyWorkflowRun(platform, { serviceId: service.id, run });
    return { trouble: null, isWhole: run.status === "completed" };
  } catch (error) {
    if (error instanceof GitHubError) return { trouble: error.message, isWhole: false };
    throw error;
  }
}
