import { mkdirSync } from "node:fs";
import path from "node:path";
import { buildImage } from "../image/build-image.ts";
import { writeTags } from "../image/local-images.ts";
import { StepFailure } from "../run/step-failure.ts";
import { type Action, type ActionCall, mustRun, required } from "./action.ts";

/** docker/build-push-action: builds a snapshot folder from the Dockerfile, and writes it as an archive. */
export const buildPush: Action = {
  inputs: ["context", "file", "build-args", "tags", "outputs", "provenance", "sbom", "push"],
  async perform(call) {
    const { run, inputs } = call;
    if (inputs.push === "true")
      throw new StepFailure("The sandbox does not push while building: use outputs and docker push");
    const context = path.resolve(run.folder.workspace, inputs.context || ".");
    const file = path.resolve(run.folder.workspace, inputs.file || path.join(context, "Dockerfile"));
    const target = readTarget(call);
    const work = path.join(run.folder.temp, `build-${crypto.randomUUID()}`);
    mkdirSync(work);
    const build = {
      context,
      buildArgs: readBuildArgs(inputs["build-args"] ?? ""),
      stages: [],
      say: call.say,
      run: (order: Parameters<typeof mustRun>[1]) => mustRun(call, order),
    };
    const snapshot = await buildImage(build, file, work);
    writeTags(snapshot, linesOf(required(call, "tags")));
    await mustRun(call, { command: "tar", commandLine: ["-cf", target, "-C", snapshot, "."], folder: context });
    call.say(`The image is a snapshot folder, written to ${path.basename(target)}`);
  },
};

/** @throws StepFailure for other outputs than an archive. */
function readTarget(call: ActionCall): string {
  const found = /^type=docker,dest=([\w./-]+)$/.exec(call.inputs.outputs ?? "")?.[1];
  if (found) return path.resolve(call.run.folder.workspace, found);
  throw new StepFailure("The sandbox writes images with outputs: type=docker,dest=<file> only");
}

function readBuildArgs(text: string): Record<string, string> {
  return Object.fromEntries(
    linesOf(text).map((line) => {
      const at = line.indexOf("=");
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}

function linesOf(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean);
}
