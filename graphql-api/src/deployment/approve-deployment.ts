import { UniqueConstraintViolationException } from "@mikro-orm/core";
import type { SignedIn } from "../context.ts";
import { UserError } from "../errors.ts";
import { beginDelivery } from "./begin-delivery.ts";
import { deliverySteps } from "./deliver-release.ts";
import { explainBlockers } from "./explain-blockers.ts";
import { findApprovable } from "./find-approvable.ts";
import { type PlaceFacts, placeFactsSql } from "./place-facts.ts";
import { placeTaken } from "./request-deployment.ts";

/**
 * Lets a deployment go on that waits for approval; answers its UUID. Never by who asked for it. Refused while another
 * one is on its way there: it goes on waiting then.
 */
export async function approveDeployment(
  { em, viewer }: Pick<SignedIn, "em" | "viewer">,
  publicId: string,
): Promise<string> {
  let environment = "this environment";
  try {
    return await em.transactional(async (tx) => {
      const deployment = await findApprovable(tx, viewer, publicId);
      const [row] = await tx.execute<{ facts: PlaceFacts }[]>(placeFactsSql("array[?]::uuid[]"), [
        deployment.serviceEnvironment.id,
      ]);
      if (!row) throw new Error(`The place of ${publicId} is gone`);
      environment = row.facts.environment;
      // From now on it needs the place, which a protected environment's waiting did not.
      const blockers = explainBlockers({ ...row.facts, isProtected: false, canPromote: true }, viewer, deployment.kind);
      if (blockers.length > 0) throw new UserError(...blockers);
      deployment.approve(viewer.id);
      await beginDelivery(tx, deployment, deliverySteps);
      return deployment.id;
    });
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) throw placeTaken(environment);
    throw error;
  }
}
