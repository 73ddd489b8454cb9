import type { Pool } from "pg";
import type { WorkflowRun } from "../../adapters/github/github.ts";
import { GitHubError } from "../../adapters/github/github-error.ts";
import { publicId } from "../../ids.ts";
import type { StepContext, StepDone, StepParked } from "../../run/define-run.ts";
import { callOffDelivery } from "../call-off-delivery.ts";
import { DeliveryEnded } from "../delivery-ended.ts";
import type { Deployment } from "../deployment.entity.ts";
import type { Delivery } from "../find-delivery.ts";
import { parkDelivery } from "../park-delivery.ts";
import { tellWhatRuns } from "../tell-what-runs.ts";
import { toWorkflowNews } from "../to-workflow-news.ts";
import { explainCancel } from "./explain-cancel.ts";
import { keepWorkflowRun } from "./keep-workflow-run.ts";
import { WORKFLOW } from "./workflow-file.ts";

/** GitHub lists by its own clock. */
const CLOCKS_DIFFER_MS = 5 * 60_000;
const LOOKS = 50;

/**
 * Looks for the run that may have been started, by the deployment's id in its title. Where nothing was found in the whole
 * search: lost when GitHub's answer was, because it may have been started all the same; START_AGAIN when it was our own
 * process that died between the intent and the call.
 */
export async function searchWorkflowRun(
  context: StepContext,
  delivery: Delivery,
): Promise<StepDone | StepParked | "START_AGAIN"> {
  const { deployment } = delivery;
  const { searchMs, queueMs } = context.platform.config.deployments;
  // Between the intent and the call, writes to GitHub may have had to take turns.
  const begunAt = (deployment.dispatchUnansweredAt ?? deployment.dispatchedAt ?? deployment.createdAt).getTime();
  const lookedAt = Date.now();
  const look = await lookForRun(context, delivery);
  if (look.found) return keepWorkflowRun(context, toWorkflowNews(look.found));

  const isOver = lookedAt > begunAt + (look.trouble === null ? searchMs : queueMs);
  if (!isOver) {
    const message = look.trouble ?? "GitHub's answer was lost; looking for the run it may have started.";
    const pause = Math.max(look.pauseMs, searchMs / LOOKS);
    return parkDelivery(deployment, new Date(lookedAt + pause), message);
  }
  if (deployment.cancelRequestedAt) {
    return callOffDelivery(context, await explainCancel(context, deployment), null);
  }
  if (!deployment.dispatchUnansweredAt && look.trouble === null) return "START_AGAIN";
  const { sentence, tasks } = await tellWhatRuns(context, delivery);
  const reason = look.trouble ?? "GitHub was asked to start it, did not answer, and shows no run of it.";
  throw new DeliveryEnded("LOST", `${reason} ${sentence} Look at the repository's Actions, then deploy again.`, tasks);
}

interface Look {
  found: WorkflowRun | null;
  /** Why GitHub could not be asked; null when it answered. */
  trouble: string | null;
  /** The least time until the next look. */
  pauseMs: number;
}

async function lookForRun({ platform }: StepContext, { deployment, repository }: Delivery): Promise<Look> {
  try {
    const runs = await platform.github.findWorkflowRuns({
      repository,
      workflow: WORKFLOW,
      createdSince: new Date(deployment.createdAt.getTime() - CLOCKS_DIFFER_MS),
      titleHolds: `[${publicId("Deployment", deployment.id)}]`,
    });
    // Whoever knows the deployment's id can start a run of that title by hand, which then is a deployment of its own.
    const others = await findOthers(platform.pool, deployment, runs);
    // The oldest is the one that was asked for first.
    const found = runs.findLast(({ id }) => !others.has(String(id))) ?? null;
    return { found, trouble: null, pauseMs: 0 };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    // It has not read the workflow of a new repository yet, so it shows no runs of it.
    if (error.kind === "NOT_FOUND") return { found: null, trouble: null, pauseMs: 0 };
    const pauseMs = error.retryAt ? error.retryAt.getTime() - Date.now() : 1000;
    return { found: null, trouble: error.message, pauseMs };
  }
}

async function findOthers(pool: Pool, { id }: Deployment, runs: readonly WorkflowRun[]): Promise<Set<string>> {
  const { rows } = await pool.query<{ run: string }>(
    "select workflow_run_id::text as run from deployments where workflow_run_id = any($1) and id <> $2",
    [runs.map((run) => run.id), id],
  );
  return new Set(rows.map(({ run }) => run));
}
