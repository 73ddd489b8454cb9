import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { platform } from "node:os";

/** A package of Debian and Ubuntu. */
export interface DebianPackage {
  name: string;
  /** The unit of systemd that its installation would enable and start; `null` when it brings none. */
  unit: string | null;
}

/** Whether we may install packages here: root on Debian, Ubuntu or one of their children. */
export function canInstallPackages(): boolean {
  if (platform() !== "linux" || process.getuid?.() !== 0 || !existsSync("/etc/os-release")) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync("/etc/os-release", "utf8"));
}

/**
 * Installs a package with apt-get. A service that comes with it is not started, and is left disabled: we want the
 * program alone, and the port may be wanted by somebody.
 *
 * @returns whether apt-get was content; if not, it has been said why.
 */
export function installPackage({ name, unit }: DebianPackage, say: (line: string) => void): boolean {
  // Only where systemd runs. A unit that is there already is somebody's, and cannot be masked.
  const isMasked = unit !== null && existsSync("/run/systemd/system") && systemctl("mask", unit);
  try {
    return [["update"], ["install", "--yes", "--no-install-recommends", name]].every((command) => runApt(command, say));
  } finally {
    if (isMasked) for (const verb of ["unmask", "disable"]) systemctl(verb, unit);
  }
}

function runApt(command: string[], say: (line: string) => void): boolean {
  const apt = spawnSync("apt-get", ["--quiet=2", ...command], {
    // Without systemd, packages start what belongs to the runlevel, and to that of maintenance belongs next to nothing.
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" },
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    timeout: 240_000,
  });
  if (apt.status === 0) return true;
  say(`apt-get ${command[0]} did not succeed: ${lastLine(apt.stderr) || apt.error?.message || "it said nothing"}`);
  return false;
}

function systemctl(verb: string, unit: string): boolean {
  return spawnSync("systemctl", ["--quiet", verb, unit], { stdio: "ignore", timeout: 30_000 }).status === 0;
}

function lastLine(text: string | null): string {
  return text?.trim().split("\n").at(-1) ?? "";
}
