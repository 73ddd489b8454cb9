import type { StepContext, StepDone } from "../../run/define-run.ts";
import { changeDelivery } from "../change-delivery.ts";
import type { WorkflowNews } from "../workflow-news.ts";

/** Remembers which run of the workflow the deployment's is, unless a webhook has told it before. Ends the step. */
export async function keepWorkflowRun(
  context: Pick<StepContext, "run" | "fenced">,
  news: WorkflowNews | null,
): Promise<StepDone> {
  const { deployment } = await changeDelivery(context, (delivery) => {
    if (news) delivery.deployment.hear(news, new Date());
  });
  const { workflowRunId, workflowRunUrl } = deployment;
  return {
    output: { workflowRunId },
    message: `Run ${workflowRunId}`,
    ...(workflowRunUrl && { url: workflowRunUrl }),
  };
}
