import { User } from "../../identity/user.entity.ts";
import type { StepContext } from "../../run/define-run.ts";
import type { Deployment } from "../deployment.entity.ts";

/** Who stopped the deployment: "Dev Patel cancelled it." */
export async function explainCancel(
  { platform }: Pick<StepContext, "platform">,
  { cancelRequestedBy }: Pick<Deployment, "cancelRequestedBy">,
): Promise<string> {
  const user = cancelRequestedBy ? await platform.fork().findOne(User, cancelRequestedBy) : null;
  return user ? `${user.name ?? user.login} cancelled it.` : "It was cancelled.";
}
