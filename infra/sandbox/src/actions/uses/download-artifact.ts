import { cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { StepFailure } from "../run/step-failure.ts";
import { artifactFolder, listArtifacts } from "../state/artifact.ts";
import { type Action, required } from "./action.ts";

/** actions/download-artifact: brings back by name what another job of this run has kept. */
export const downloadArtifact: Action = {
  inputs: ["name", "path"],
  async perform(call) {
    const { world, run } = call.run.call;
    const name = required(call, "name");
    const artifact = listArtifacts(world, run.id).find((one) => one.name === name);
    if (!artifact) throw new StepFailure(`Unable to download artifact(s): Artifact not found for name: ${name}`);
    const target = path.resolve(call.run.folder.workspace, call.inputs.path ?? "");
    mkdirSync(target, { recursive: true });
    cpSync(artifactFolder(world, artifact), target, { recursive: true });
    call.say(`Artifact download has finished successfully, ${artifact.size} bytes`);
    call.outputs["download-path"] = target;
  },
};
