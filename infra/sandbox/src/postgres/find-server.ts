import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";

/** A server that is alive on a cluster folder. */
export interface RunningServer {
  pid: number;
  port: number;
}

/** Whether a process of this number exists, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * The server that works on this cluster folder now, or `null`.
 *
 * `postmaster.pid` outlives a server that was killed, and its number may have gone to another process since. PostgreSQL
 * itself then refuses to start; such a file is removed here. A file whose process is gone is left to PostgreSQL, which
 * first makes sure that no orphan of it still writes.
 * Lines of the file: pid, data folder, start time, port, socket folder, listen address.
 * @see https://www.postgresql.org/docs/current/storage-file-layout.html
 */
export function findServer(folder: string): RunningServer | null {
  const file = join(folder, "postmaster.pid");
  const [pidLine, , , portLine] = readLines(file);
  const pid = Number(pidLine);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null;
  if (worksOn(pid, folder)) return { pid, port: Number(portLine) };
  rmSync(file, { force: true });
  return null;
}

/** None where there is no file. A server that ends removes its own at any moment. */
function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** Whether this process is a server on this very folder. A server's current folder is its cluster. */
function worksOn(pid: number, folder: string): boolean {
  if (platform() === "win32") return true;
  try {
    if (platform() === "linux") return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
    return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(folder);
  } catch {
    return false;
  }
}
