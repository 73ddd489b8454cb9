import { setTimeout as sleep } from "node:timers/promises";
import { dataFolder } from "./checkout.ts";
import { identityOf } from "./process-identity.ts";
import { forgetProcess, type RecordedProcess, readProcesses } from "./recorded-processes.ts";

/** How long a process may take to end, in milliseconds, before it is ended the harder way. */
const PATIENCE = [
  ["SIGTERM", 10_000],
  ["SIGKILL", 5_000],
] as const;

/**
 * Stops what an earlier start left running because it was killed itself: only processes that are provably those written
 * down (number, start time and command line).
 *
 * @param say told about each one that is stopped.
 */
export async function stopLeftovers(say: (line: string) => void, folder = dataFolder): Promise<void> {
  const left = readProcesses(folder).filter(isTheSame);
  await Promise.all(
    left.map(async (one) => {
      say(`Stopping the ${one.name} that an earlier start left running (process ${one.pid})`);
      for (const [signal, milliseconds] of PATIENCE) {
        if (await endsBy(signal, one, milliseconds)) return forgetProcess(one.pid, folder);
      }
    }),
  );
}

function isTheSame({ pid, identity }: RecordedProcess): boolean {
  return identityOf(pid) === identity;
}

async function endsBy(signal: NodeJS.Signals, left: RecordedProcess, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  try {
    process.kill(left.pid, signal);
  } catch {
    return true;
  }
  while (isTheSame(left)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}
