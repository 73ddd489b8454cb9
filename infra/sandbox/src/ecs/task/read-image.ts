import { readFileSync } from "node:fs";
import path from "node:path";
import { isObject, type JsonObject } from "../../github/http/incoming.ts";

/** A snapshot folder and how to start what is in it. */
export interface Image {
  readonly folder: string;
  readonly command: readonly [string, ...string[]];
  readonly environment: Readonly<Record<string, string>>;
}

const part = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const reference = new RegExp(
  `^(?:(?<registry>[^/]*[.:][^/]*|localhost)/)?(?<repository>${part}(?:/${part})*)(?::(?<tag>\\w[\\w.-]{0,127}))?$`,
);

/**
 * Finds the snapshot an image's name stands for, whatever registry it names; without a tag it is `latest`.
 * @throws Error in the words with which ECS stops a task whose image it cannot get.
 */
export function readImage(imagesDir: string, name: string): Image {
  const { repository, tag = "latest" } = reference.exec(name)?.groups ?? {};
  if (repository === undefined) throw cannotPull(name, "invalid reference format");
  const folder = path.join(imagesDir, repository, tag);
  const manifest = readManifest(path.join(folder, "image.json"), name);
  const { command, workdir = ".", env = {} } = manifest;
  const isCommand = Array.isArray(command) && command.length > 0 && command.every((one) => typeof one === "string");
  if (!isCommand || typeof workdir !== "string" || !isEnvironment(env)) {
    throw cannotPull(name, "image.json needs a command, and may have a workdir and an env of texts");
  }
  return { folder: path.join(folder, workdir), command: command as unknown as [string, ...string[]], environment: env };
}

function readManifest(file: string, name: string): JsonObject {
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (isObject(manifest)) return manifest;
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw cannotPull(name, isMissing ? "not found" : `image.json cannot be read: ${(error as Error).message}`);
  }
  throw cannotPull(name, "image.json is not an object");
}

function isEnvironment(value: unknown): value is Record<string, string> {
  return isObject(value) && Object.values(value).every((one) => typeof one === "string");
}

function cannotPull(name: string, why: string): Error {
  return new Error(`CannotPullContainerError: failed to resolve ref ${name}: ${why}`);
}
