import type { EntityManager } from "@mikro-orm/postgresql";
import type { SignedIn } from "../context.ts";
import { ProblemCode, refusal } from "../errors.ts";
import { DeploymentKind } from "./deployment-status.ts";
import type { Place } from "./find-place.ts";
import { findRelease } from "./find-release.ts";
import type { Release } from "./release.entity.ts";
import { requestDeployment } from "./request-deployment.ts";

export interface PromoteWish {
  service: string;
  release: string;
  environment: string;
  idempotencyKey?: string | null;
}

/**
 * Begins to bring a release to an environment, as it is; answers the deployment's UUID. In a protected environment it
 * waits for another person first. Refuses a release that was not verified in the stage before, or that runs already.
 */
export async function promoteRelease(context: Pick<SignedIn, "em" | "viewer">, input: PromoteWish): Promise<string> {
  const request = { kind: DeploymentKind.PROMOTION, operation: "promote", input } as const;
  return requestDeployment(context, request, async () => async (em, place) => {
    const { release, isCurrent } = await findRelease(em, place, input.release);
    if (isCurrent) {
      throw refusal(ProblemCode.CONFLICT, `${release.version} runs in ${input.environment} already.`, "release");
    }
    await requireVerifiedBefore(em, place, release);
    return { release };
  });
}

async function requireVerifiedBefore(em: EntityManager, { service, facts }: Place, release: Release): Promise<void> {
  const verified = await em.execute(
    `select 1 from deployments d join service_environments se on se.id = d.service_environment_id
     join environments e on e.id = se.environment_id
     where se.service_id = ? and e.name = ? and d.release_id = ? and d.verified_at is not null limit 1`,
    [service.id, facts.before, release.id],
  );
  if (verified.length > 0) return;
  const message = `${release.version} was not verified in ${facts.before}. Bring it there first.`;
  throw refusal(ProblemCode.BLOCKED, message, "release");
}
