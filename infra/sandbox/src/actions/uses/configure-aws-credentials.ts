import { StepFailure } from "../run/step-failure.ts";
import { type Action, required } from "./action.ts";

const rolePattern = /^arn:aws[a-z-]*:iam::(\d{12}):role\/.+$/;

/**
 * aws-actions/configure-aws-credentials: a role is taken by OIDC only, with the right to ask for a token; the keys are
 * made up, and open nothing but the sandbox.
 */
export const configureAwsCredentials: Action = {
  inputs: [
    ...["aws-region", "role-to-assume", "role-session-name", "role-duration-seconds", "audience"],
    "inline-session-policy",
  ],
  async perform(call) {
    const { run } = call;
    const region = required(call, "aws-region");
    const role = rolePattern.exec(required(call, "role-to-assume"));
    if (!role)
      throw new StepFailure(`Could not assume role: '${call.inputs["role-to-assume"]}' is not the ARN of a role`);
    if (run.grants["id-token"] !== "write") {
      throw new StepFailure(
        "Credentials could not be loaded, please check your action inputs: It looks like you might be trying to authenticate with OIDC. Did you mean to set the `id-token` permission?",
      );
    }
    const { ecsUrl } = run.call.world.actions.options;
    if (!ecsUrl) throw new StepFailure("The sandbox has no ECS: start it with one to run steps that need AWS");
    const secret = crypto.randomUUID();
    run.masker.add(secret);
    Object.assign(run.env, {
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: "ASIASANDBOX000000000",
      AWS_SECRET_ACCESS_KEY: secret,
      AWS_SESSION_TOKEN: "sandbox",
      AWS_ENDPOINT_URL: ecsUrl,
    });
    call.outputs["aws-account-id"] = role[1] ?? "";
    call.say(`Authenticated as the sandbox's stand-in of ${role[0]}; no AWS account is reached`);
  },
};
