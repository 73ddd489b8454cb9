import { type Problem, ProblemCode } from "../errors.ts";
import { ACCESS } from "../identity/access.ts";
import { explainRefusal } from "../identity/explain-refusal.ts";
import { actsFor, type Viewer } from "../identity/viewer.ts";
import type { DeploymentRow } from "./deployment.type.ts";
import { DeploymentStatus } from "./deployment-status.ts";

const { AWAITING_APPROVAL, QUEUED, DISPATCHED, RUNNING, VERIFYING } = DeploymentStatus;

type Cancellable = Pick<DeploymentRow, "status" | "ownerId" | "ownerName">;

/** Why the viewer could not cancel this deployment now; empty when it would be accepted. `ownerId` is a UUID. */
export function findCancelBlockers(viewer: Viewer, it: Cancellable): Problem[] {
  return [whoMay(viewer, it), whatIs(it.status)].filter((problem) => problem !== null);
}

function whoMay(viewer: Viewer, { ownerId, ownerName }: Cancellable): Problem | null {
  const rule = ACCESS["Mutation.cancelDeployment"];
  const refused = rule && explainRefusal(rule, viewer);
  if (refused) return { code: ProblemCode.FORBIDDEN, message: refused, field: null };
  if (actsFor(viewer, ownerId)) return null;
  const message = `Only an ADMIN or a member of ${ownerName} can cancel it.`;
  return { code: ProblemCode.FORBIDDEN, message, field: ["deployment"] };
}

function whatIs(status: DeploymentStatus): Problem | null {
  if ([AWAITING_APPROVAL, QUEUED, DISPATCHED, RUNNING].includes(status)) return null;
  const message =
    status === VERIFYING
      ? "The workflow is done, and what it deployed is being verified. Roll back instead."
      : `It has ended (${status}).`;
  return { code: ProblemCode.CONFLICT, message, field: ["deployment"] };
}
