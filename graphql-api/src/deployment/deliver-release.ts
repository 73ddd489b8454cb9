import { z } from "zod";
import type { RunDefinition, StepDefinition } from "../run/define-run.ts";
import { RunKind } from "../run/run-status.ts";
import { DeliveryEnded } from "./delivery-ended.ts";
import { Deployment } from "./deployment.entity.ts";
import { endDelivery } from "./end-delivery.ts";
import { dispatchWorkflow } from "./steps/dispatch-workflow.ts";
import { followWorkflow } from "./steps/follow-workflow.ts";
import { verifyRelease } from "./steps/verify-release.ts";
import { tellDeployment } from "./tell-deployment.ts";

/** What brings a release to an environment, in order. */
export const deliverySteps: StepDefinition[] = [dispatchWorkflow, followWorkflow, verifyRelease];

/** The same where the workflow runs already: somebody started it on GitHub, or its news came late. */
export const followSteps: StepDefinition[] = [followWorkflow, verifyRelease];

const Input = z.object({ deploymentId: z.uuid() });

export const deliverRelease: RunDefinition = {
  kind: RunKind.DEPLOY,
  steps: deliverySteps,
  startOver: "Deploy again.",
  // Its last step ended after its last change was told, and who looks at it shall see that, too.
  async succeeded(em, run) {
    await tellDeployment(em, Input.parse(run.input).deploymentId);
  },
  async failed(em, run, reason, error) {
    const { deploymentId } = Input.parse(run.input);
    await em.execute("select 1 from deployments where id = ? for update", [deploymentId]);
    const deployment = await em.findOne(Deployment, deploymentId);
    // One that has ended, or that another run goes on with, is not failed by this one's end.
    if (!deployment?.isActive || deployment.runId !== run.id) return;
    const { ending, tasks } = error instanceof DeliveryEnded ? error : { ending: "FAILED" as const, tasks: null };
    await endDelivery(em, deployment, { ending, reason, tasks });
  },
};
