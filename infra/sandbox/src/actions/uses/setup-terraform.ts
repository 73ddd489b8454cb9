import { StepFailure } from "../run/step-failure.ts";
import { runCommand } from "../run/step-run.ts";
import type { Action } from "./action.ts";

/** hashicorp/setup-terraform: only where this machine has Terraform itself. */
export const setupTerraform: Action = {
  inputs: ["terraform_version", "terraform_wrapper"],
  async perform(call) {
    const folder = call.run.folder.workspace;
    const code = await runCommand(call, { command: "sh", commandLine: ["-c", "command -v terraform"], folder });
    if (code !== 0) {
      throw new StepFailure("There is no terraform on this machine, and the sandbox does not install one");
    }
    await runCommand(call, { command: "terraform", commandLine: ["version"], folder });
  },
};
