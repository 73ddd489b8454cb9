import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { Variables } from "../read-settings.ts";
import type { NeededProgram } from "./needed-programs.ts";

/** The path of the program: the variable's when given, else the first that is there. `null` when none is. */
export function findProgram({ variable, candidates }: NeededProgram, environment: Variables): string | null {
  const given = environment[variable];
  if (given) return isProgram(given) ? given : null;
  const folders = (environment.PATH ?? "").split(delimiter).filter(Boolean);
  const paths = candidates.flatMap((name) =>
    name.includes("/") ? [name] : folders.map((folder) => join(folder, name)),
  );
  return paths.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
