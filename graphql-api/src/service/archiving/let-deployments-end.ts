import { Deployment } from "../../deployment/deployment.entity.ts";
import { ACTIVE } from "../../deployment/deployment-status.ts";
import { type StepDefinition, TryLater } from "../../run/define-run.ts";

const LOOK_AGAIN_MS = 2000;

/**
 * The platform begins no deployment of it any more, but one may have been started on GitHub by hand just before the
 * repository was closed. The deployment's own deadlines end it.
 */
export const letDeploymentsEnd: StepDefinition = {
  name: "let-deployments-end",
  title: "Let deployments end that are on their way",

  async do({ platform, run }) {
    const active = await platform
      .fork()
      .findOne(
        Deployment,
        { serviceEnvironment: { service: { id: run.serviceId } }, status: { $in: [...ACTIVE] } },
        { populate: ["serviceEnvironment.environment"] },
      );
    if (!active) return { message: "None is on its way." };
    const { name } = active.serviceEnvironment.getEntity().environment.getEntity();
    throw new TryLater(`A deployment to ${name} is still on its way.`, new Date(Date.now() + LOOK_AGAIN_MS));
  },
};
