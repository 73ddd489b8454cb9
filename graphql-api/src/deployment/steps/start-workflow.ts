import type { GitHub } from "../../adapters/github/github.ts";
import { GitHubError } from "../../adapters/github/github-error.ts";
import { publicId } from "../../ids.ts";
import {
  LostRun,
  type StepContext,
  type StepDone,
  StepFailed,
  type StepParked,
  TryLater,
} from "../../run/define-run.ts";
import { callOffDelivery } from "../call-off-delivery.ts";
import { changeDelivery } from "../change-delivery.ts";
import { DeploymentKind } from "../deployment-status.ts";
import { type Delivery, findDelivery } from "../find-delivery.ts";
import { parkDelivery } from "../park-delivery.ts";
import { explainCancel } from "./explain-cancel.ts";
import { keepWorkflowRun } from "./keep-workflow-run.ts";
import { refreshEnvironments } from "./refresh-environments.ts";
import { WORKFLOW } from "./workflow-file.ts";

/** GitHub needs up to two minutes until it has read the workflow of a new repository. */
const BECOMES_VISIBLE_MS = 120_000;
const LOOK_AGAIN_MS = 2000;
const UNAVAILABLE_PAUSE_MS = 5000;

/** Asks GitHub to run the workflow: the intent is committed first, and what GitHub surely refused is taken back. */
export async function startWorkflow(context: StepContext): Promise<StepDone | StepParked> {
  const known = await findDelivery(context.platform.fork(), context.run);
  // The process that took an intent back ended before it could call the deployment off.
  if (known.deployment.cancelRequestedAt) {
    return callOffDelivery(context, await explainCancel(context, known.deployment), null);
  }
  await refreshEnvironments(context, known);
  const delivery = await changeDelivery(context, ({ deployment }) => deployment.dispatch(new Date()));
  // A process that slept through its lease must not act on an intent that another one has taken over.
  if (context.signal.reason instanceof LostRun) throw context.signal.reason;
  try {
    const answer = await context.platform.github.dispatchWorkflow(requestOf(delivery));
    if (!answer) return await missed(context);
    return await keepWorkflowRun(context, { ...answer, attempt: 1, status: "queued", conclusion: null });
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    if (error.kind === "REPLY_LOST") return missed(context);
    throw await withdraw(context, error);
  }
}

function requestOf({
  deployment,
  release,
  environment,
  service,
  repository,
}: Delivery): Parameters<GitHub["dispatchWorkflow"]>[0] {
  const isRollback = deployment.kind === DeploymentKind.ROLLBACK && deployment.taskDefinition !== null;
  return {
    repository,
    workflow: WORKFLOW,
    ref: service.defaultBranch ?? "main",
    inputs: {
      environment: environment.name,
      sha: release.commitSha,
      deployment_id: publicId("Deployment", deployment.id),
      ...(isRollback && deployment.taskDefinition && { task_definition: deployment.taskDefinition }),
    },
  };
}

/** It may have been started: from here on it is looked for. */
async function missed(context: StepContext): Promise<StepDone | StepParked> {
  const { deployment } = await changeDelivery(context, (delivery) => {
    if (delivery.deployment.workflowRunId === null) delivery.deployment.missDispatch(new Date());
  });
  // A webhook was faster than the answer that did not come.
  if (deployment.workflowRunId !== null) return keepWorkflowRun(context, null);
  return parkDelivery(deployment, new Date(), "GitHub's answer was lost; looking for the run it may have started.");
}

/** Nothing was started. Answers what that means for the step: wait, or stop with GitHub's sentence. */
async function withdraw(context: StepContext, error: GitHubError): Promise<TryLater | StepFailed> {
  const { deployment } = await changeDelivery(context, (delivery) =>
    delivery.deployment.withdrawDispatch(error.message),
  );
  if (deployment.cancelRequestedAt) return callOffDelivery(context, await explainCancel(context, deployment), null);
  const waited = Date.now() - context.since.getTime();
  const later = (milliseconds: number) => new TryLater(error.message, new Date(Date.now() + milliseconds));
  if (error.kind === "RATE_LIMITED") return error.retryAt ? new TryLater(error.message, error.retryAt) : later(60_000);
  const { queueMs } = context.platform.config.deployments;
  if (error.kind === "UNAVAILABLE" && waited < queueMs) return later(UNAVAILABLE_PAUSE_MS);
  const isFresh = error.kind === "NOT_FOUND" || error.kind === "CONFLICT";
  if (isFresh && waited < BECOMES_VISIBLE_MS) return later(LOOK_AGAIN_MS);
  return new StepFailed(error.message);
}
