import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

export interface ProcessOrder {
  readonly command: string;
  readonly commandLine: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Asks it to end: SIGINT, then SIGTERM, then SIGKILL, as GitHub's runner does. */
  readonly cancelling: AbortSignal;
  /** Ends it at once. */
  readonly stopping: AbortSignal;
  readonly say: (line: string) => void;
}

const untilTerminate = 7500;
const untilKill = 2500;
const lastWords = 500;

/**
 * Runs a command in a process group of its own, so that its children end with it.
 * @returns its exit code, 128 and more after a signal.
 * @throws Error when it cannot be started.
 */
export async function runProcess(order: ProcessOrder): Promise<number> {
  if (order.cancelling.aborted || order.stopping.aborted) return 130;
  const child = spawn(order.command, order.commandLine, {
    cwd: order.folder,
    env: order.environment,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit");
  const closed = once(child, "close").catch(() => undefined);
  const silenced = new AbortController();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      // After a stop there is nowhere left to say it: the log's database may be closed.
      if (!silenced.signal.aborted && !order.stopping.aborted) order.say(line);
    });
  }
  const over = new AbortController();
  const end = (signal: NodeJS.Signals) => signalGroup(child.pid, signal);
  const insist = async () => {
    end("SIGINT");
    await sleep(untilTerminate, null, { signal: over.signal });
    end("SIGTERM");
    await sleep(untilKill, null, { signal: over.signal });
    end("SIGKILL");
  };
  const cancel = () => void insist().catch(() => undefined);
  const stop = () => end("SIGKILL");
  order.cancelling.addEventListener("abort", cancel, { once: true });
  order.stopping.addEventListener("abort", stop, { once: true });
  try {
    const [code] = (await ended) as [number | null];
    // A process left in the background keeps the pipes open; its words belong to no step any more.
    await Promise.race([closed, sleep(lastWords)]);
    return code ?? 137;
  } finally {
    silenced.abort();
    over.abort();
    order.cancelling.removeEventListener("abort", cancel);
    order.stopping.removeEventListener("abort", stop);
  }
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended by itself.
  }
}
