import type { SignedIn } from "../context.ts";
import { ProblemCode, refusal } from "../errors.ts";
import { DeploymentKind } from "./deployment-status.ts";
import { findRelease } from "./find-release.ts";
import { requestDeployment } from "./request-deployment.ts";

export interface RollbackWish {
  service: string;
  environment: string;
  release: string;
  idempotencyKey?: string | null;
}

/**
 * Begins to bring back a release that was verified there before, image and configuration; answers the deployment's
 * UUID. It waits for nobody: what ran before is safer than what is wrong now.
 */
export async function rollBack(context: Pick<SignedIn, "em" | "viewer">, input: RollbackWish): Promise<string> {
  const request = { kind: DeploymentKind.ROLLBACK, operation: "rollback", input } as const;
  return requestDeployment(context, request, async () => async (em, place) => {
    const { release, isCurrent } = await findRelease(em, place, input.release);
    if (isCurrent) {
      throw refusal(ProblemCode.CONFLICT, `${release.version} is what runs in ${input.environment}.`, "release");
    }
    const { serviceEnvironment } = place;
    // The way it ran last: what infrastructure or settings have changed since then is what a rollback takes back.
    const [before] = await em.execute<{ taskDefinition: string | null }[]>(
      `select task_definition as "taskDefinition" from deployments
       where service_environment_id = ? and release_id = ? and verified_at is not null order by verified_at desc limit 1`,
      [serviceEnvironment.id, release.id],
    );
    if (!before) {
      const message = `${release.version} was never verified in ${input.environment}. Choose one that was.`;
      throw refusal(ProblemCode.BLOCKED, message, "release");
    }
    return { release, taskDefinition: before.taskDefinition };
  });
}
