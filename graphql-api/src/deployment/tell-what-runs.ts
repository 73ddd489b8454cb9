import type { EntityManager } from "@mikro-orm/postgresql";
import type { Tasks } from "../environment/service-environment.entity.ts";
import type { StepContext } from "../run/define-run.ts";
import { Deployment } from "./deployment.entity.ts";
import type { Delivery } from "./find-delivery.ts";
import { type Running, readRunning } from "./read-running.ts";

/**
 * What runs in the environment of a delivery that does not succeed: a sentence ("dev still runs 1a2b3c4.") and, where ECS
 * answers, its tasks. Never fails: without ECS it is what was verified there last.
 */
export async function tellWhatRuns(
  { platform }: Pick<StepContext, "platform">,
  delivery: Delivery,
): Promise<{ sentence: string; tasks: Tasks | null }> {
  const running =
    platform.ecs &&
    (await readRunning(platform.ecs, delivery, delivery.serviceEnvironment.runsAt).catch((error: unknown) => {
      platform.log.warn({ err: error, deployment: delivery.deployment.id }, "ECS did not tell what runs");
      return null;
    }));
  const verified = await findVersion(platform.fork(), delivery.serviceEnvironment.currentDeploymentId);
  const arrived = running && arrivedVersion(running);
  return {
    sentence: write(delivery.environment.name, verified, arrived),
    tasks: running?.service ? { desired: running.service.desiredCount, running: running.service.runningCount } : null,
  };
}

function write(environment: string, verified: string | null, arrived: string | null): string {
  const version = arrived ?? verified;
  if (!version) return `Nothing runs in ${environment} yet.`;
  return `${environment} ${version === verified ? "still " : ""}runs ${version}.`;
}

async function findVersion(em: EntityManager, deploymentId: string | null): Promise<string | null> {
  if (!deploymentId) return null;
  const deployment = await em.findOne(Deployment, deploymentId, { populate: ["release"] });
  return deployment?.release.getEntity().version ?? null;
}

/** What ECS is still on its way to may never arrive. */
function arrivedVersion({ service, tag }: Running): string | null {
  const primary = service?.deployments.find(({ isPrimary }) => isPrimary);
  const isThere = primary?.rolloutState === "COMPLETED" && primary.runningCount > 0;
  return isThere && tag && /^[0-9a-f]{40}$/.test(tag) ? tag.slice(0, 7) : null;
}
