import type { WorkflowRun } from "../adapters/github/github.ts";
import type { Platform } from "../context.ts";
import { applyWorkflowRun } from "./apply-workflow-run.ts";
import { recordExternal } from "./record-external.ts";
import { reopenDeployment } from "./reopen-deployment.ts";

/** BLOCKED: the same news should be told again later. IGNORED: they are of no deployment. */
export type Taken = "NEWS" | "OLD" | "BLOCKED" | "IGNORED";

/**
 * Takes news of a run in a service's repository, whoever started it: a deployment on its way hears them, one that
 * had ended may go on, and a run that nobody here asked for is recorded.
 */
export async function takeWorkflowRun(
  platform: Pick<Platform, "fork">,
  it: { serviceId: string; run: WorkflowRun },
): Promise<Taken> {
  const applied = await applyWorkflowRun(platform, it);
  if (applied === "ENDED") return reopenDeployment(platform, it);
  if (applied === "UNKNOWN") return recordExternal(platform, it);
  return applied;
}
