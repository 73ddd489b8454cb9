import { cpSync, globSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { StepFailure } from "../run/step-failure.ts";
import { artifactFolder, deleteArtifact, insertArtifact, listArtifacts } from "../state/artifact.ts";
import { type Action, type ActionCall, required } from "./action.ts";

/** actions/upload-artifact: keeps files of one job for the jobs after it. */
export const uploadArtifact: Action = {
  inputs: ["name", "path", "if-no-files-found", "retention-days", "overwrite", "compression-level"],
  async perform(call) {
    const { world, run } = call.run.call;
    const name = call.inputs.name || "artifact";
    const files = findFiles(call);
    if (files.length === 0) return missing(call);
    const known = listArtifacts(world, run.id).find((one) => one.name === name);
    if (known && call.inputs.overwrite === "true") deleteArtifact(world, known.id);
    const size = files.reduce((sum, file) => sum + statSync(file).size, 0);
    const artifact = insertArtifact(world, run.id, name, size);
    if (!artifact) throw new StepFailure(`Conflict: an artifact with this name already exists on the workflow run`);
    const folder = artifactFolder(world, artifact);
    const base = commonFolder(files);
    for (const file of files) {
      const target = path.join(folder, path.relative(base, file));
      mkdirSync(path.dirname(target), { recursive: true });
      cpSync(file, target);
    }
    call.say(
      `Artifact ${name} has been successfully uploaded! Final size is ${size} bytes. Artifact ID is ${artifact.id}`,
    );
    call.outputs["artifact-id"] = String(artifact.id);
  },
};

function findFiles(call: ActionCall): string[] {
  const cwd = call.run.folder.workspace;
  const patterns = required(call, "path")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const found = patterns.flatMap((pattern) => globSync(pattern, { cwd }).map((name) => path.resolve(cwd, name)));
  const files = found.flatMap((file) => {
    if (!statSync(file).isDirectory()) return [file];
    return globSync("**/*", { cwd: file }).map((name) => path.join(file, name));
  });
  return [...new Set(files)].filter((file) => statSync(file).isFile());
}

function missing(call: ActionCall): void {
  const message = `No files were found with the provided path: ${call.inputs.path}. No artifacts will be uploaded.`;
  if (call.inputs["if-no-files-found"] === "error") throw new StepFailure(message);
  if (call.inputs["if-no-files-found"] !== "ignore") call.say(`##[warning]${message}`);
}

function commonFolder(files: readonly string[]): string {
  return files
    .map((file) => path.dirname(file))
    .reduce((common, folder) => {
      let shared = common;
      while (path.relative(shared, folder).startsWith("..")) shared = path.dirname(shared);
      return shared;
    });
}
