import { cpSync, existsSync, globSync, mkdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { StepFailure } from "../run/step-failure.ts";
import type { Build, BuiltStage } from "./build-stage.ts";
import { type Instruction, notBuilt } from "./read-dockerfile.ts";

/** Does a COPY, from the build context or another stage. @throws StepFailure when there is nothing to copy. */
export function copyFiles(build: Build, stage: BuiltStage, instruction: Instruction): void {
  const words = instruction.text.split(/\s+/);
  const flags = words.filter((word) => word.startsWith("--"));
  const [...sources] = words.filter((word) => !word.startsWith("--"));
  const target = sources.pop();
  const unknown = flags.find((flag) => !/^--(from|chown|chmod)=/.test(flag));
  if (unknown || !target || sources.length === 0 || instruction.text.startsWith("[")) {
    throw notBuilt(instruction, unknown ? `COPY ${unknown}` : "this form of COPY");
  }
  const from = flags.find((flag) => flag.startsWith("--from="))?.slice("--from=".length);
  const origin = from === undefined ? build.context : stageRoot(build, instruction, from);
  const isKept = from === undefined ? ignoreFilter(build.context) : () => true;
  const place = path.join(stage.root, path.posix.resolve(stage.workdir, target));
  const isFolder = target.endsWith("/") || sources.length > 1 || /^\.{1,2}$/.test(target);
  for (const source of sources) copyOne(origin, source, place, isFolder, isKept, instruction);
}

function copyOne(
  origin: string,
  source: string,
  place: string,
  isFolder: boolean,
  isKept: (file: string) => boolean,
  instruction: Instruction,
): void {
  const pattern = path.join(".", source.replace(/^\/+/, ""));
  const found = globSync(pattern, { cwd: origin }).filter((name) => !name.startsWith("..") && isKept(name));
  if (found.length === 0) {
    throw new StepFailure(`Dockerfile:${instruction.line}: COPY failed: "/${pattern}" is not found`);
  }
  for (const name of found) {
    const file = path.join(origin, name);
    const isDirectory = statSync(file).isDirectory();
    // As in Docker, a folder is copied by what is in it, a file by its name.
    const target = isFolder && !isDirectory ? path.join(place, path.basename(name)) : place;
    mkdirSync(path.dirname(target), { recursive: true });
    const filter = (one: string) => isKept(path.relative(origin, one));
    cpSync(file, target, { recursive: true, verbatimSymlinks: true, filter });
  }
}

function stageRoot(build: Build, instruction: Instruction, from: string): string {
  const stage = build.stages.find((one, index) => one.name === from || String(index) === from);
  if (!stage) throw notBuilt(instruction, `COPY --from=${from}: it knows the stages of this file`);
  return stage.root;
}

/** Which files of the context `.dockerignore` leaves in; the last pattern that matches decides. */
function ignoreFilter(context: string): (file: string) => boolean {
  const file = path.join(context, ".dockerignore");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split(/\r?\n/) : [];
  const patterns = lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
  return (name) => {
    if (name === "") return true;
    return patterns.reduce((isKept, pattern) => {
      const isBack = pattern.startsWith("!");
      const glob = pattern.replace(/^!/, "").replace(/^\/|\/$/g, "");
      const parts = name.split(path.sep);
      const isMatch = parts.some(
        (_part, index) =>
          path.matchesGlob(parts.slice(0, index + 1).join("/"), glob) || glob === parts.slice(0, index + 1).join("/"),
      );
      return isMatch || (glob === "*" && !isBack) ? isBack : isKept;
    }, true);
  };
}
