import { type Problem, ProblemCode } from "../errors.ts";
import { ACCESS } from "../identity/access.ts";
import { explainRefusal } from "../identity/explain-refusal.ts";
import { actsFor, type Viewer } from "../identity/viewer.ts";
import { ServiceStatus } from "../service/service-status.ts";
import { DeploymentKind } from "./deployment-status.ts";
import type { PlaceFacts } from "./place-facts.ts";

/** Why a deployment of this kind would be refused now, at the field of the input that it is about. */
export function explainBlockers(facts: PlaceFacts, viewer: Viewer, kind: DeploymentKind): Problem[] {
  return [whoMay(facts, viewer), whatIs(facts), whereTo(facts, kind), whatMoves(facts, kind)].filter(
    (problem) => problem !== null,
  );
}

const problem = (code: ProblemCode, message: string, field: string): Problem => ({ code, message, field: [field] });

function whoMay({ service, ownerId, ownerName }: PlaceFacts, viewer: Viewer): Problem | null {
  const rule = ACCESS["Mutation.deploy"];
  const refused = rule && explainRefusal(rule, viewer);
  if (refused) return { code: ProblemCode.FORBIDDEN, message: refused, field: null };
  if (actsFor(viewer, ownerId)) return null;
  const message = `${service} is ${ownerName}'s. Ask one of that team, or an ADMIN.`;
  return problem(ProblemCode.FORBIDDEN, message, "service");
}

function whatIs({ service, serviceStatus, isBeingArchived }: PlaceFacts): Problem | null {
  if (serviceStatus === ServiceStatus.CREATING) {
    return problem(ProblemCode.NOT_READY, `${service} is still being created. Wait until it is ready.`, "service");
  }
  if (serviceStatus === ServiceStatus.FAILED) {
    const message = `The creation of ${service} has failed. Retry or undo it first.`;
    return problem(ProblemCode.CONFLICT, message, "service");
  }
  if (serviceStatus === ServiceStatus.ARCHIVED || isBeingArchived) {
    const is = isBeingArchived ? "is being archived" : "is archived";
    return problem(ProblemCode.BLOCKED, `${service} ${is} and takes no deployments any more.`, "service");
  }
  return null;
}

function whereTo(facts: PlaceFacts, kind: DeploymentKind): Problem | null {
  const { environment, before } = facts;
  const blocked = (message: string) => problem(ProblemCode.BLOCKED, message, "environment");
  const missing = (message: string) => problem(ProblemCode.NOT_READY, message, "environment");
  if (kind === DeploymentKind.EXTERNAL) return blocked("An external deployment is started on GitHub, by hand.");
  if (kind === DeploymentKind.DEPLOY) {
    if (before === null) return null;
    return blocked(`${environment} takes only what was verified in ${before}. Promote a release from there.`);
  }
  if (kind === DeploymentKind.ROLLBACK) {
    if (facts.canRollBack) return null;
    return missing(`There is nothing to go back to: no other release was verified in ${environment}.`);
  }
  if (!before) return blocked(`${environment} is the first stage: there is nothing to promote from. Deploy to it.`);
  if (facts.canPromote) return null;
  return missing(`There is nothing to promote: ${before} has verified no release that does not run in ${environment}.`);
}

function whatMoves({ environment, isProtected, active }: PlaceFacts, kind: DeploymentKind): Problem | null {
  // It will wait for approval first, and the place may be free by then.
  if (!active || (isProtected && kind !== DeploymentKind.ROLLBACK)) return null;
  const message = `${active.version} is on its way to ${environment} (${active.status}). Wait for its end, or cancel it.`;
  return problem(ProblemCode.CONFLICT, message, "environment");
}
