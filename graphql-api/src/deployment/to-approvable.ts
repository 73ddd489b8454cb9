import { parseId } from "../ids.ts";
import type { DeploymentRow } from "./deployment.type.ts";
import type { Approvable } from "./find-approval-blockers.ts";

/** What decides about an approval, of a deployment as it is told. */
export const toApprovable = ({ status, requestedBy, ownerId, ownerName }: DeploymentRow): Approvable => ({
  status,
  requestedBy: requestedBy && parseId("User", requestedBy.id),
  ownerId,
  ownerName,
});
