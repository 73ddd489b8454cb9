import type { Tasks } from "../../environment/service-environment.entity.ts";
import type { StepContext } from "../../run/define-run.ts";
import { changeDelivery } from "../change-delivery.ts";
import { DeploymentKind } from "../deployment-status.ts";
import type { Delivery } from "../find-delivery.ts";
import { keepRelease } from "../keep-release.ts";
import type { Release } from "../release.entity.ts";
import { tellWaiting } from "../tell-waiting.ts";

/** What ECS runs. */
interface Arrival {
  taskDefinition: string;
  /** The tag of its image. */
  tag: string | null;
  tasks: Tasks;
}

/**
 * The release runs: the deployment has succeeded and its environment says so, in one transaction. `arrival` is null where
 * there is no ECS to ask. Answers the delivery as it is then.
 */
export async function arrive(context: StepContext, delivery: Delivery, arrival: Arrival | null): Promise<Delivery> {
  const released = await findReleased(context, delivery, arrival?.tag ?? null);
  return changeDelivery(
    context,
    async ({ deployment, serviceEnvironment }, em) => {
      const at = new Date();
      if (released) deployment.correctRelease(released);
      deployment.succeed(arrival?.taskDefinition ?? null, at);
      serviceEnvironment.arrive(deployment.id, arrival?.tasks ?? null, at);
      await tellWaiting(em, serviceEnvironment.id);
    },
    { andService: true },
  );
}

/**
 * What somebody deployed by hand shows only in the tag of the image that runs, and GitHub was not asked about its commit
 * yet. Null where both are known.
 */
async function findReleased(
  { platform }: StepContext,
  { deployment, release, service, repository }: Delivery,
  tag: string | null,
): Promise<Release | null> {
  if (deployment.kind !== DeploymentKind.EXTERNAL) return null;
  const sha = tag ?? release.commitSha;
  if (sha === release.commitSha && release.committedAt) return null;
  const commit = await platform.github.resolveCommit(repository, sha).catch((error: unknown) => {
    platform.log.warn({ err: error, repository, commit: sha }, "GitHub did not tell what this commit is about");
    return null;
  });
  // Not in the transaction that ends the deployment: it would wait for the service behind the run, others the other way.
  const told = { message: commit?.message ?? null, committedAt: commit?.committedAt ?? null };
  return keepRelease(platform.fork(), service, { sha, ...told });
}
