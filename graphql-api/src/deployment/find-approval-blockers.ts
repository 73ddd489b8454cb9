import { type Problem, ProblemCode } from "../errors.ts";
import { ACCESS } from "../identity/access.ts";
import { explainRefusal } from "../identity/explain-refusal.ts";
import { actsFor, type Viewer } from "../identity/viewer.ts";
import { DeploymentStatus } from "./deployment-status.ts";

/** What decides who may approve a deployment; ids are UUIDs. */
export interface Approvable {
  status: DeploymentStatus;
  requestedBy: string | null;
  ownerId: string;
  ownerName: string;
}

/** Why the viewer's approval or refusal would not be taken now; empty when it would. */
export function findApprovalBlockers(viewer: Viewer, it: Approvable): Problem[] {
  const problem = (code: ProblemCode, message: string): Problem => ({ code, message, field: ["deployment"] });
  if (it.status !== DeploymentStatus.AWAITING_APPROVAL) {
    return [problem(ProblemCode.CONFLICT, `It waits for nobody: it is ${it.status}.`)];
  }
  const rule = ACCESS["Mutation.approveDeployment"];
  const refused = rule && explainRefusal(rule, viewer);
  if (refused) return [{ code: ProblemCode.FORBIDDEN, message: refused, field: null }];
  if (!actsFor(viewer, it.ownerId)) {
    return [problem(ProblemCode.FORBIDDEN, `Only an ADMIN or a member of ${it.ownerName} can approve it.`)];
  }
  if (it.requestedBy === viewer.id) {
    const message = `You asked for it yourself: an ADMIN or another member of ${it.ownerName} has to approve it.`;
    return [problem(ProblemCode.FORBIDDEN, message)];
  }
  return [];
}
