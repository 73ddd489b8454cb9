import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Command } from "../run/step-run.ts";
import { copyFiles } from "./copy-files.ts";
import { type Instruction, notBuilt, type Stage } from "./read-dockerfile.ts";

/** A stage while it is built: a folder stands for the root of its file system. */
export interface BuiltStage {
  readonly root: string;
  readonly name: string | null;
  workdir: string;
  env: Record<string, string>;
  args: Record<string, string>;
  entrypoint: readonly string[];
  command: readonly string[];
  port: number | null;
}

export interface Build {
  /** The build context. */
  readonly context: string;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly stages: BuiltStage[];
  readonly say: (line: string) => void;
  readonly run: (order: Command) => Promise<void>;
}

const bases: readonly { readonly pattern: RegExp; readonly entrypoint: readonly string[] }[] = [
  {
    pattern: /^(docker\.io\/library\/|public\.ecr\.aws\/docker\/library\/)?node:[\w.-]+(@sha256:\w+)?$/,
    entrypoint: [],
  },
  { pattern: /^gcr\.io\/distroless\/nodejs\d+[\w-]*(:[\w.-]+)?(@sha256:\w+)?$/, entrypoint: ["node"] },
];

/** Does for one stage what its instructions say, with real commands in its folder. @throws StepFailure */
export async function buildStage(
  build: Build,
  stage: Stage,
  root: string,
  args: Record<string, string>,
): Promise<void> {
  const built: BuiltStage = { ...begin(build, stage), root, name: stage.name, args: { ...args } };
  mkdirSync(root, { recursive: true });
  for (const instruction of stage.instructions) {
    build.say(`#${build.stages.length + 1} ${instruction.name} ${instruction.text}`);
    await follow(build, built, instruction);
  }
  build.stages.push(built);
}

function begin(build: Build, stage: Stage): Omit<BuiltStage, "root" | "name" | "args"> {
  const former = build.stages.find((one) => one.name === stage.base);
  if (former) throw notBuilt(stage, "on top of another stage");
  const base = bases.find((one) => one.pattern.test(stage.base));
  if (!base) throw notBuilt(stage, `from ${stage.base}: it knows node:* and gcr.io/distroless/nodejs*`);
  build.say(`FROM ${stage.base}: Node ${process.version} of the sandbox stands for it`);
  return { workdir: "/", env: {}, entrypoint: base.entrypoint, command: [], port: null };
}

async function follow(build: Build, stage: BuiltStage, instruction: Instruction): Promise<void> {
  const text = expand(instruction.text, { ...stage.args, ...stage.env });
  if (instruction.name === "WORKDIR") stage.workdir = path.posix.resolve(stage.workdir, text);
  if (instruction.name === "ENV") Object.assign(stage.env, readPairs(instruction, text));
  if (instruction.name === "ARG") declare(build, stage, text);
  if (instruction.name === "EXPOSE") stage.port = Number.parseInt(text, 10);
  if (instruction.name === "CMD") stage.command = readCommand(instruction);
  if (instruction.name === "ENTRYPOINT") stage.entrypoint = readCommand(instruction);
  if (instruction.name === "COPY") copyFiles(build, stage, { ...instruction, text });
  if (instruction.name === "RUN") await runInStage(build, stage, instruction);
  // USER, HEALTHCHECK, LABEL and STOPSIGNAL say nothing to a process that is no container: ECS asks /health itself.
}

async function runInStage(build: Build, stage: BuiltStage, instruction: Instruction): Promise<void> {
  if (/^(\[|--)/.test(instruction.text)) throw notBuilt(instruction, "this form of RUN");
  // The folder is no file system of its own: such a path would be one of this machine.
  const absolute = /(?:^|[\s=:"'(])(\/[\w.][^\s"']*)/.exec(instruction.text)?.[1];
  if (absolute) throw notBuilt(instruction, `a RUN that names ${absolute}, which would be this machine's`);
  const folder = path.join(stage.root, stage.workdir);
  mkdirSync(folder, { recursive: true });
  const environment = { ...stage.args, ...stage.env };
  await build.run({ command: "sh", commandLine: ["-e", "-c", instruction.text], folder, environment });
}

function declare(build: Build, stage: BuiltStage, text: string): void {
  const [name = "", ...rest] = text.split("=");
  const value = build.buildArgs[name] ?? (rest.length > 0 ? rest.join("=") : stage.args[name]);
  if (value !== undefined) stage.args[name] = value;
}

function readCommand(instruction: Instruction): string[] {
  try {
    const value = JSON.parse(instruction.text) as unknown;
    if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value;
  } catch {
    // The shell form is refused below.
  }
  throw notBuilt(instruction, `${instruction.name} in the shell form`);
}

/** Reads `A=1 B="two words"`. */
function readPairs(instruction: Instruction, text: string): Record<string, string> {
  const pairs = [...text.matchAll(/(\w+)=("(?:[^"\\]|\\.)*"|\S*)/g)];
  if (pairs.length === 0) throw notBuilt(instruction, "this form of ENV");
  return Object.fromEntries(pairs.map(([, name = "", value = ""]) => [name, value.replace(/^"([\s\S]*)"$/, "$1")]));
}

function expand(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(
    /\$\{(\w+)\}|\$(\w+)/g,
    (_whole, braced?: string, bare?: string) => values[braced ?? bare ?? ""] ?? "",
  );
}
