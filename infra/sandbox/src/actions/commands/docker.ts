#!/usr/bin/env node
import { execFileSync } from "node:child_process";
import { mkdirSync, realpathSync } from "node:fs";
import path from "node:path";
import { storeImage } from "../image/image-store.ts";
import { findLocalImage, nameImage, readTags } from "../image/local-images.ts";

/** The `docker` of the runner: it moves snapshot folders, and refuses by name whatever needs an engine. */
const local = process.env.WAYMARK_LOADED_IMAGES ?? "";
const registry = process.env.WAYMARK_IMAGES ?? "";

function load(flag = "", archive = ""): void {
  if ((flag !== "--input" && flag !== "-i") || !archive) throw refusal("load without --input");
  const folder = path.join(local, crypto.randomUUID());
  mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["-xf", archive, "-C", folder]);
  const tags = readTags(folder);
  if (tags.length === 0) throw new Error(`${archive} is no image of the sandbox`);
  for (const tag of tags) {
    nameImage(local, tag, folder);
    console.log(`Loaded image: ${tag}`);
  }
}

function tag(source = "", target = ""): void {
  nameImage(local, target, find(source));
}

function push(name = ""): void {
  const { AWS_ACCESS_KEY_ID: key } = process.env;
  if (!key) throw new Error("no basic auth credentials");
  storeImage(registry, name, find(name));
  console.log(`The push refers to repository [${name.replace(/:[^:]*$/, "")}]`);
}

function inspect(name = ""): void {
  console.log(JSON.stringify([{ RepoTags: [name], Folder: find(name) }], null, 2));
}

function find(name: string): string {
  const folder = findLocalImage(local, name);
  if (!folder) throw new Error(`Error response from daemon: No such image: ${name}`);
  return realpathSync(folder);
}

function refusal(what: string): Error {
  return new Error(`The sandbox's docker does not implement: ${what}. It has load, tag, push and image inspect.`);
}

const commands: Readonly<Record<string, (...given: string[]) => void>> = { load, tag, push };

function main([command = "", ...rest]: string[]): void {
  const wanted = command === "image" && rest.shift() === "inspect" ? inspect : commands[command];
  if (!wanted) throw refusal([command, ...rest].join(" "));
  wanted(...rest);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
