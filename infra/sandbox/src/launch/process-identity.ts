import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { platform } from "node:os";

/**
 * What tells this process from every other one that will ever have its number: when it began and what it runs.
 *
 * @returns `null` when there is no such process, or the system does not say (Windows).
 */
export function identityOf(pid: number): string | null {
  try {
    if (platform() === "linux") return linuxIdentity(pid);
    if (platform() === "win32") return null;
    const said = execFileSync("ps", ["-ww", "-o", "lstart=,command=", "-p", String(pid)], { encoding: "utf8" });
    return said.trim() || null;
  } catch {
    return null;
  }
}

/**
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: state is the 3rd field and start time the 22nd, in
 * ticks since boot; the 2nd is the program's name in parentheses and may hold anything.
 */
function linuxIdentity(pid: number): string | null {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z") return null;
  const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return `${boot} ${fields[19]} ${command}`;
}
