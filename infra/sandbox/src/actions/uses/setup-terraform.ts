import { StepFailure } from "../run/step-failure.ts";
import { runCommand } from "../run/step-run.ts";
import type { Action } from "./action.ts";

/**
 * hashicorp/setup-terraform: only where this machine has Terraform itself. From here on the job reaches the AWS that the
 * sandbox was given for Terraform, in place of its own ECS.
 */
export const setupTerraform: Action = {
  inputs: ["terraform_version", "terraform_wrapper"],
  async perform(call) {
    const { run } = call;
    const folder = run.folder.workspace;
    const code = await runCommand(call, { command: "sh", commandLine: ["-c", "command -v terraform"], folder });
    if (code !== 0) {
      throw new StepFailure("There is no terraform on this machine, and the sandbox does not install one");
    }
    const { terraform } = run.call.world.actions.options;
    if (terraform) {
      run.env.AWS_ENDPOINT_URL = terraform.endpointUrl;
      // Emulators have no Application Auto Scaling to speak of.
      run.env.TF_VAR_autoscaling = "false";
      if (terraform.providers) run.env.TF_CLI_ARGS_init = `-plugin-dir=${terraform.providers}`;
      call.say(`Terraform and aws reach ${terraform.endpointUrl} from here on`);
    }
    await runCommand(call, { command: "terraform", commandLine: ["version"], folder });
  },
};
