import { execFileSync } from "node:child_process";
import { platform } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { type Binaries, programOf } from "./find-binaries.ts";
import { findServer } from "./find-server.ts";

/**
 * Stops the server of this cluster folder: first as a "fast" shutdown (open sessions are ended, everything is written),
 * and when that takes more than 20 s at once, which costs a recovery at the next start but no data.
 * @see https://www.postgresql.org/docs/current/server-shutdown.html
 */
export async function stopServer(folder: string, binaries: Binaries): Promise<void> {
  const server = findServer(folder);
  if (server === null) return;
  if (platform() === "win32") {
    execFileSync(programOf(binaries, "pg_ctl"), ["stop", "-D", folder, "-m", "fast", "-w"]);
    return;
  }
  for (const [signal, seconds] of [
    ["SIGINT", 20],
    ["SIGQUIT", 10],
    ["SIGKILL", 5],
  ] as const) {
    if (await endsBy(signal, server.pid, folder, seconds)) return;
  }
  throw new Error(`PostgreSQL (process ${server.pid}) does not stop.`);
}

async function endsBy(signal: NodeJS.Signals, pid: number, folder: string, seconds: number): Promise<boolean> {
  const deadline = Date.now() + seconds * 1_000;
  try {
    process.kill(pid, signal);
  } catch {
    return true;
  }
  while (Date.now() < deadline) {
    if (findServer(folder)?.pid !== pid) return true;
    await sleep(20);
  }
  return false;
}
