import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { platform } from "node:os";

/**
 * When a process began, exact enough to tell it from any other that gets its number later; what it calls itself
 * may change, this does not.
 *
 * @returns null when there is no such process, or the system does not say (Windows).
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: state is the 3rd field and start time the 22nd, in
 * ticks since boot; the 2nd is the program's name in parentheses and may hold anything.
 */
export function beganOf(pid: number): string | null {
  try {
    if (platform() === "linux") return fromProcfs(pid);
    if (platform() === "win32") return null;
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}

function fromProcfs(pid: number): string | null {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z") return null;
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return `${boot} ${fields[19]}`;
}
