import type { Variables } from "../read-settings.ts";
import { findProgram } from "./find-program.ts";
import { canInstallPackages, installPackage } from "./install-package.ts";
import { type NeededProgram, neededPrograms } from "./needed-programs.ts";

export interface ProvidedPrograms {
  /** For the suites: the path of each program that is there. */
  variables: Variables;
  /** One sentence for each that is not, with what follows from it and how to get it. */
  missing: string[];
}

/**
 * Finds the programs that some suites need. Where one is missing, we are root on Debian or Ubuntu and these package it,
 * it is installed and that is said.
 */
export function providePrograms(environment: Variables, say: (line: string) => void): ProvidedPrograms {
  const provided: ProvidedPrograms = { variables: {}, missing: [] };
  for (const program of neededPrograms) {
    const path = findProgram(program, environment) ?? installProgram(program, environment, say);
    provided.variables[program.variable] = path ?? "";
    if (path === null)
      provided.missing.push(`${program.name} is missing, so the suites that need it are skipped: ${program.advice}.`);
  }
  return provided;
}

function installProgram(program: NeededProgram, environment: Variables, say: (line: string) => void): string | null {
  const { name, variable, debianPackage } = program;
  if (environment[variable] || debianPackage === null || !canInstallPackages()) return null;
  say(`${name} is missing; installing it with apt-get (package ${debianPackage.name})`);
  return installPackage(debianPackage, say) ? findProgram(program, environment) : null;
}
