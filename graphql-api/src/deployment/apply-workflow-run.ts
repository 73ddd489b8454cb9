import type { WorkflowRun } from "../adapters/github/github.ts";
import type { Platform } from "../context.ts";
import { wakeRun } from "../run/wake-run.ts";
import { DeploymentStatus } from "./deployment-status.ts";
import { findDeploymentOf } from "./find-deployment-of.ts";
import { lockDeployment } from "./lock-deployment.ts";
import { tellDeployment } from "./tell-deployment.ts";
import { toWorkflowNews } from "./to-workflow-news.ts";

/**
 * What became of news of a run. ENDED: they are news of a deployment that had ended, or of another attempt at one that is
 * being verified, and did not change it. UNKNOWN: the run is no deployment's, or not known to be one yet.
 */
export type Applied = "NEWS" | "OLD" | "ENDED" | "UNKNOWN";

/**
 * Tells a deployment how far its workflow's run is, in whatever order and however often the news come: only a higher
 * attempt, or a later state of the same one, changes anything. Wakes the run that waits for it. Not to be called inside
 * a transaction: it has its own.
 */
export async function applyWorkflowRun(
  { fork }: Pick<Platform, "fork">,
  { serviceId, run }: { serviceId: string; run: WorkflowRun },
): Promise<Applied> {
  const news = toWorkflowNews(run);
  const copy = await findDeploymentOf(fork(), { serviceId, run });
  if (!copy) return "UNKNOWN";
  // Most news are known already. Asked of a copy, that costs nobody a lock.
  if (!copy.hear(news, new Date())) return "OLD";
  if (!copy.isActive) return "ENDED";

  return fork().transactional(async (em) => {
    const deployment = await lockDeployment(em, copy);
    if (!deployment.isActive) return "ENDED";
    const { workflowRunId, runAttempt, runId } = deployment;
    if (workflowRunId !== null && workflowRunId !== String(run.id)) return "UNKNOWN";
    const isHigher = run.attempt > (runAttempt ?? 0);
    if (deployment.status === DeploymentStatus.VERIFYING && isHigher) return "ENDED";
    if (!deployment.hear(news, new Date())) return "OLD";
    if (runId && (isHigher || run.status === "completed")) await wakeRun(em, runId);
    await em.flush();
    await tellDeployment(em, deployment.id);
    return "NEWS";
  });
}
