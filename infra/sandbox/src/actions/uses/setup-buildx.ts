import type { Action } from "./action.ts";

/** docker/setup-buildx-action: images are built by the sandbox itself, so there is nothing to set up. */
export const setupBuildx: Action = {
  inputs: ["driver", "version", "install", "use"],
  async perform(call) {
    call.say("SKIPPED: the sandbox builds images itself, as snapshot folders; there is no builder to start");
    call.outputs.name = "sandbox";
  },
};
