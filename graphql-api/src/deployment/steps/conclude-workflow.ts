import type { StepContext, StepDone } from "../../run/define-run.ts";
import { callOffDelivery } from "../call-off-delivery.ts";
import { DeliveryEnded } from "../delivery-ended.ts";
import { DeploymentKind } from "../deployment-status.ts";
import type { Delivery } from "../find-delivery.ts";
import { tellWhatRuns } from "../tell-what-runs.ts";
import { explainCancel } from "./explain-cancel.ts";
import { explainConclusion } from "./explain-conclusion.ts";
import { readJobs } from "./read-jobs.ts";

/** What the end of the workflow means: on to the verification, or the end of the deployment with a reason. */
export async function concludeWorkflow(context: StepContext, delivery: Delivery): Promise<StepDone> {
  const { deployment } = delivery;
  const jobs = await readJobs(context.platform.pool, deployment);
  const end = explainConclusion(deployment.workflowConclusion, jobs);
  if (end === null) return { message: "The workflow has succeeded." };

  const { sentence, tasks } = await tellWhatRuns(context, delivery);
  const isOurs = end.isCancelled && deployment.cancelRequestedAt !== null;
  const what = isOurs ? await explainCancel(context, deployment) : end.reason;
  if (end.isCancelled) return callOffDelivery(context, `${what} ${sentence}`, tasks);
  const advice = deployment.kind === DeploymentKind.DEPLOY ? "Mend it and deploy again" : "See its log on GitHub";
  throw new DeliveryEnded(
    "FAILED",
    `${what} ${advice}; ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`,
    tasks,
  );
}
