import type { StepContext, StepDefinition, StepParked } from "../../run/define-run.ts";
import { DeliveryEnded } from "../delivery-ended.ts";
import { ACTIVE_SQL, DeploymentStatus } from "../deployment-status.ts";
import { type Delivery, findDelivery } from "../find-delivery.ts";
import { parkDelivery } from "../park-delivery.ts";
import { tellWhatRuns } from "../tell-what-runs.ts";
import { askForRun } from "./ask-for-run.ts";
import { concludeWorkflow } from "./conclude-workflow.ts";
import { readBeginning } from "./read-beginning.ts";
import { stopWorkflow } from "./stop-workflow.ts";

/**
 * Follows the workflow's run to its end. Webhooks wake it; GitHub repeats none that was lost, so after every silence it
 * is asked. As long as GitHub cannot be asked, the run goes on, and so does the waiting.
 */
export const followWorkflow: StepDefinition = {
  name: "follow",
  title: "Follow the workflow",

  async do(context) {
    const known = await findDelivery(context.platform.fork(), context.run);
    if (!context.timedOut && !isOver(known)) return goOn(context, known, null);
    // Also at the end: the news of the last job may still be on its way, or lost, or the run be begun anew.
    const { trouble, isWhole } = await askForRun(context, known);
    const delivery = await findDelivery(context.platform.fork(), context.run);
    if (!isOver(delivery)) return goOn(context, delivery, trouble);
    // A webhook told its end while GitHub was being asked, and the jobs were read before that.
    if (!isWhole && trouble === null) await askForRun(context, delivery);
    return concludeWorkflow(context, delivery);
  },
};

/** Two calls each, every ten seconds: 1,440 of the 5,000 calls that GitHub allows in an hour. */
const FOLLOWED_AT_FULL_PACE = 2;

const isOver = ({ deployment }: Delivery): boolean => deployment.workflowStatus === "completed";

const MESSAGES = {
  queued: "GitHub has it in its queue.",
  waiting: "It waits on GitHub, for an approval there or for a run before it.",
  in_progress: "GitHub runs it.",
  completed: "GitHub is done with it.",
} as const;

/** Waits for news, as long as a deployment in this state may take. */
async function goOn(context: StepContext, delivery: Delivery, trouble: string | null): Promise<StepParked> {
  const { deployment } = delivery;
  const stopping = await stopWorkflow(context, delivery);
  const deadline = await findDeadline(context, delivery);
  if (Date.now() >= deadline) throw await lost(context, delivery, trouble);
  const until = new Date(Math.min(Date.now() + (await findPause(context.platform)), deadline));
  return parkDelivery(deployment, until, stopping ?? trouble ?? MESSAGES[deployment.workflowStatus ?? "queued"]);
}

/** How long to leave GitHub alone. The more deployments are followed, the longer: all together ask as often as a few. */
async function findPause({ pool, config }: StepContext["platform"]): Promise<number> {
  const { rows } = await pool.query<{ count: number }>({
    name: "count-followed",
    text: `select count(*)::int as count from deployments where status in ${ACTIVE_SQL}`,
  });
  return config.deployments.reconcileMs * Math.max(1, (rows[0]?.count ?? 0) / FOLLOWED_AT_FULL_PACE);
}

/** When the deployment has been too long in its present state. */
async function findDeadline({ platform, since }: StepContext, { deployment }: Delivery): Promise<number> {
  const { queueMs, runMs } = platform.config.deployments;
  if (deployment.status !== DeploymentStatus.RUNNING) return since.getTime() + queueMs;
  return ((await readBeginning(platform.pool, deployment)) ?? since).getTime() + runMs;
}

async function lost(context: StepContext, delivery: Delivery, trouble: string | null): Promise<DeliveryEnded> {
  const { deployment } = delivery;
  const { queueMs, runMs } = context.platform.config.deployments;
  const { sentence, tasks } = await tellWhatRuns(context, delivery);
  const what =
    deployment.status === DeploymentStatus.RUNNING
      ? `Its workflow has not ended within ${minutes(runMs)}.`
      : `GitHub has not begun its workflow within ${minutes(queueMs)}.`;
  const reason = [what, trouble, sentence, "See the run on GitHub; it is taken up again when there is news of it."];
  return new DeliveryEnded("LOST", reason.filter(Boolean).join(" "), tasks);
}

function minutes(milliseconds: number): string {
  const count = Math.max(1, Math.round(milliseconds / 60_000));
  return `${count} ${count === 1 ? "minute" : "minutes"}`;
}
