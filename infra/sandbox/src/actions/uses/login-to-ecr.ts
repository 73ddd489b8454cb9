import type { Action } from "./action.ts";
import { requireAws } from "./require-aws.ts";

/** The account of the sandbox's AWS. */
const account = "000000000000";

/** aws-actions/amazon-ecr-login: the registry is a folder of the sandbox under ECR's own kind of name. */
export const loginToEcr: Action = {
  inputs: ["registries", "mask-password"],
  async perform(call) {
    const { region } = requireAws(call);
    const registry = `${account}.dkr.ecr.${region}.amazonaws.com`;
    call.outputs.registry = registry;
    call.say(`Logging into registry ${registry}: the sandbox's folder of images`);
  },
};
