import type { Ecs } from "../../adapters/ecs/ecs.ts";
import { EcsError } from "../../adapters/ecs/ecs-error.ts";
import type { StepContext, StepDefinition, StepDone, StepParked } from "../../run/define-run.ts";
import { changeDelivery } from "../change-delivery.ts";
import { DeliveryEnded } from "../delivery-ended.ts";
import { DeploymentKind, DeploymentStatus } from "../deployment-status.ts";
import { type Delivery, findDelivery } from "../find-delivery.ts";
import { parkDelivery } from "../park-delivery.ts";
import { readRunning } from "../read-running.ts";
import { tellWhatRuns } from "../tell-what-runs.ts";
import { arrive } from "./arrive.ts";
import { judgeRollout, type Verdict } from "./judge-rollout.ts";

const LOOK_AGAIN_MS = 2000;

/** The workflow's word is not enough: only what ECS runs, and all of it, makes a deployment succeed. */
export const verifyRelease: StepDefinition = {
  name: "verify",
  title: "Ask ECS what runs",

  async do(context) {
    const { platform, run } = context;
    let delivery = await findDelivery(platform.fork(), run);
    // It had arrived when the process ended that found so.
    if (delivery.deployment.status === DeploymentStatus.SUCCEEDED) return arrived(platform.ecs, delivery);
    if (delivery.deployment.status !== DeploymentStatus.VERIFYING) {
      delivery = await changeDelivery(context, ({ deployment }) => deployment.verify());
    }
    if (platform.ecs) return verify(context, delivery, platform.ecs);
    return arrived(null, await arrive(context, delivery, null));
  },
};

async function verify(context: StepContext, delivery: Delivery, ecs: Ecs): Promise<StepDone | StepParked> {
  const { deployment, release } = delivery;
  const verdict = await judge(ecs, delivery);
  if (verdict.is === "ARRIVED") return arrived(ecs, await arrive(context, delivery, verdict));
  if (verdict.is === "NOT_THERE") throw await failed(context, delivery, verdict.reason);
  const deadline = context.since.getTime() + context.platform.config.deployments.verifyMs;
  if (Date.now() >= deadline) {
    const reason = `That ${release.version} runs could not be confirmed in time: ${verdict.message}`;
    throw await failed(context, delivery, reason);
  }
  return parkDelivery(deployment, new Date(Math.min(Date.now() + LOOK_AGAIN_MS, deadline)), verdict.message);
}

async function judge(ecs: Ecs, delivery: Delivery): Promise<Verdict> {
  const { deployment, release } = delivery;
  const isExternal = deployment.kind === DeploymentKind.EXTERNAL;
  const isRollback = deployment.kind === DeploymentKind.ROLLBACK;
  const wanted = {
    commitSha: isExternal ? null : release.commitSha,
    taskDefinition: isRollback ? deployment.taskDefinition : null,
    since: deployment.createdAt,
  };
  try {
    // Where the stage is now: there the workflow has deployed to.
    const { region, ecsCluster: cluster } = delivery.environment;
    return judgeRollout(wanted, await readRunning(ecs, delivery, { region, cluster }));
  } catch (error) {
    if (error instanceof EcsError) return { is: "ON_ITS_WAY", message: error.message };
    throw error;
  }
}

function arrived(ecs: Ecs | null, { deployment, environment, serviceEnvironment }: Delivery): StepDone {
  const { taskDefinition } = deployment;
  if (!ecs || !taskDefinition) return { message: "Verification skipped: AWS is not configured." };
  const { runningCount, desiredCount } = serviceEnvironment;
  const name = taskDefinition.split("/").at(-1) ?? taskDefinition;
  return {
    output: { taskDefinition },
    message: `${environment.name} runs ${name}, ${runningCount} of ${desiredCount} tasks.`,
  };
}

async function failed(context: StepContext, delivery: Delivery, reason: string): Promise<DeliveryEnded> {
  const { sentence, tasks } = await tellWhatRuns(context, delivery);
  return new DeliveryEnded("FAILED", `${reason} ${sentence}`, tasks);
}
