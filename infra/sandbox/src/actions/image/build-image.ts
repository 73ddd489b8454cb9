import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { StepFailure } from "../run/step-failure.ts";
import { type Build, buildStage } from "./build-stage.ts";
import type { ImageManifest } from "./image-store.ts";
import { readDockerfile } from "./read-dockerfile.ts";

const stageFolder = "rootfs";

/**
 * Builds a snapshot folder: the last stage's files below `rootfs`, and `image.json` beside it.
 * @param work an empty folder for the stages.
 * @returns the snapshot folder.
 * @throws StepFailure with the Dockerfile's line for what cannot be built.
 */
export async function buildImage(build: Build, dockerfile: string, work: string): Promise<string> {
  if (!existsSync(dockerfile))
    throw new StepFailure("failed to read dockerfile: open Dockerfile: no such file or directory");
  const { before, stages } = readDockerfile(readFileSync(dockerfile, "utf8"));
  const args: Record<string, string> = {};
  for (const { text } of before) {
    const [name = "", ...rest] = text.split("=");
    args[name] = build.buildArgs[name] ?? rest.join("=");
  }
  for (const [index, stage] of stages.entries()) {
    await buildStage(build, stage, path.join(work, String(index), stageFolder), args);
  }
  const last = build.stages.at(-1);
  if (!last) throw new StepFailure("There is nothing in the Dockerfile");
  const command = commandOf(last.entrypoint, last.command);
  const snapshot = path.dirname(last.root);
  mkdirSync(path.join(last.root, last.workdir), { recursive: true });
  const manifest: ImageManifest = {
    command,
    workdir: path.join(stageFolder, last.workdir),
    env: last.env,
    port: last.port,
    builtAt: new Date().toISOString(),
  };
  writeFileSync(path.join(snapshot, "image.json"), JSON.stringify(manifest, null, 2));
  return snapshot;
}

/** Without an entry point, node's image takes a script for its own. */
function commandOf(entrypoint: readonly string[], command: readonly string[]): string[] {
  const whole = [...entrypoint, ...command];
  const [first = ""] = whole;
  if (whole.length === 0) throw new StepFailure("The image has no command: the last stage needs CMD or ENTRYPOINT");
  const named = path.posix.basename(first) === "node" ? ["node", ...whole.slice(1)] : whole;
  return entrypoint.length === 0 && /\.[cm]?js$/.test(first) ? ["node", ...named] : named;
}
