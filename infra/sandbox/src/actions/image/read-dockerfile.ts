import { StepFailure } from "../run/step-failure.ts";

/** One instruction with the line it begins on. */
export interface Instruction {
  readonly line: number;
  readonly name: string;
  readonly text: string;
}

/** A stage: what stands between one FROM and the next. */
export interface Stage {
  readonly base: string;
  readonly name: string | null;
  readonly line: number;
  readonly instructions: readonly Instruction[];
}

const supported = [
  ...["ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "HEALTHCHECK", "LABEL", "RUN", "STOPSIGNAL", "USER"],
  "WORKDIR",
];

/** Reads the stages of a Dockerfile. @throws StepFailure that names the line of what the sandbox cannot build. */
export function readDockerfile(content: string): { before: Instruction[]; stages: Stage[] } {
  const before: Instruction[] = [];
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  for (const instruction of readInstructions(content)) {
    if (instruction.name === "FROM") {
      const found = /^(\S+)(?:\s+as\s+(\S+))?$/i.exec(instruction.text);
      if (!found) throw notBuilt(instruction, "this form of FROM");
      stages.push({ base: found[1] ?? "", name: found[2] ?? null, line: instruction.line, instructions: [] });
      continue;
    }
    if (!supported.includes(instruction.name)) throw notBuilt(instruction, instruction.name);
    const stage = stages.at(-1);
    if (!stage && instruction.name !== "ARG") throw notBuilt(instruction, `${instruction.name} before FROM`);
    (stage?.instructions ?? before).push(instruction);
  }
  if (stages.length === 0) throw new StepFailure("Dockerfile:1: there is no FROM");
  return { before, stages };
}

export function notBuilt({ line }: Pick<Instruction, "line">, what: string): StepFailure {
  return new StepFailure(`Dockerfile:${line}: the sandbox cannot build ${what}`);
}

function readInstructions(content: string): Instruction[] {
  const instructions: Instruction[] = [];
  let open: { line: number; text: string } | null = null;
  for (const [index, raw] of content.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line.startsWith("#") || (line === "" && !open)) continue;
    const text: string = open ? `${open.text} ${line}` : line;
    const begun: number = open?.line ?? index + 1;
    if (text.endsWith("\\")) {
      open = { line: begun, text: text.slice(0, -1).trimEnd() };
      continue;
    }
    open = null;
    const [, name = "", rest = ""] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
    instructions.push({ line: begun, name: name.toUpperCase(), text: rest });
  }
  return instructions;
}
