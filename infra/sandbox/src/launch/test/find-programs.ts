import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { platform } from "node:os";
import { delimiter, join } from "node:path";
import type { Variables } from "../read-settings.ts";

/** A program from outside npm that some suites need. */
export interface NeededProgram {
  name: string;
  /** Suites find its path in this variable, and skip themselves without it. */
  variable: string;
  /** Names on the PATH, and whole paths, the best first. */
  candidates: string[];
  /** The package of Debian and Ubuntu that holds it; `null` when there is none. */
  debianPackage: string | null;
  /** How to get it, as the end of a sentence. */
  advice: string;
}

export const neededPrograms: NeededProgram[] = [
  {
    name: "Chromium",
    variable: "WAYMARK_CHROMIUM",
    candidates: [
      "chromium",
      "chromium-browser",
      "google-chrome",
      "google-chrome-stable",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ],
    debianPackage: "chromium",
    advice:
      'install Chromium or Google Chrome ("apt-get install chromium" on Debian), or set WAYMARK_CHROMIUM to its path',
  },
  {
    name: "Terraform",
    variable: "WAYMARK_TERRAFORM",
    candidates: ["terraform"],
    debianPackage: null,
    advice: "install Terraform 1.11 or newer from HashiCorp, or set WAYMARK_TERRAFORM to its path",
  },
];

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

/** Whether we may install packages here: root on Debian, Ubuntu or one of their children. */
export function canInstallPackages(): boolean {
  if (platform() !== "linux" || process.getuid?.() !== 0 || !existsSync("/etc/os-release")) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync("/etc/os-release", "utf8"));
}
