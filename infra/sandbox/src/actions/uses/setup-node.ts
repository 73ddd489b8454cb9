import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { StepFailure } from "../run/step-failure.ts";
import type { Action, ActionCall } from "./action.ts";

/** actions/setup-node: there is one Node here, and the log says whether it is the wanted one. */
export const setupNode: Action = {
  inputs: ["node-version", "node-version-file", "cache", "cache-dependency-path", "check-latest"],
  async perform(call) {
    const wanted = readWanted(call);
    call.say(`Node ${process.version} of the sandbox is used`);
    if (wanted !== "" && !process.version.startsWith(`v${wanted.replace(/^v/, "").split(".")[0]}.`)) {
      call.say(`##[warning]The workflow asks for Node ${wanted}; the sandbox has only ${process.version}`);
    }
    if (call.inputs.cache) call.say("npm's cache of the sandbox is shared by all jobs");
    call.outputs["node-version"] = process.version;
    call.outputs["cache-hit"] = "false";
  },
};

function readWanted({ inputs, run }: ActionCall): string {
  if (inputs["node-version"]) return inputs["node-version"];
  const name = inputs["node-version-file"];
  if (!name) return "";
  const file = path.resolve(run.folder.workspace, name);
  if (!existsSync(file)) throw new StepFailure(`The specified node version file at: ${name} does not exist`);
  return readFileSync(file, "utf8").trim();
}
