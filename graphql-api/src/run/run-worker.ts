import type { Platform } from "../context.ts";
import type { Listener } from "../listener.ts";
import { claimErrorsTotal, oldestClaimableSeconds, openRuns } from "../metrics.ts";
import { claimRun } from "./claim-run.ts";
import type { RunDefinition } from "./define-run.ts";
import { executeRun, type Watch } from "./execute-run.ts";

export interface RunWorker {
  /** Takes no more work, gives back what is under way after its present step, and waits for that. */
  stop(): Promise<void>;
}

/**
 * Takes up runs as long as the process lives: when told of new work, when something parked here falls due,
 * and by a slow poll, so that a lost notification costs a second and never a run.
 */
export function startRunWorker(
  platform: Platform,
  definitions: RunDefinition[],
  listener: Listener,
  watch: Watch = () => {},
): RunWorker {
  const { leaseMs, pollMs, concurrency } = platform.config.runs;
  const stopping = new AbortController();
  const busy = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  const execution = { platform, definitions, leaseMs, signal: stopping.signal, watch };
  const kinds = definitions.map(({ kind }) => kind);
  let claiming: Promise<void> | null = null;
  let again = false;
  let failures = 0;

  function fill(): void {
    again = true;
    claiming ??= claim().finally(() => {
      claiming = null;
    });
  }

  /** Claims until nothing is due or every place is taken. Never throws: the loop must not end. */
  async function claim(): Promise<void> {
    while (again && !stopping.signal.aborted && busy.size < concurrency) {
      again = false;
      try {
        const run = await claimRun(platform.pool, leaseMs, kinds);
        failures = 0;
        if (!run) continue;
        again = true;
        const work: Promise<void> = executeRun(execution, run).then((dueAt) => {
          busy.delete(work);
          wakeAt(dueAt ?? new Date());
        });
        busy.add(work);
      } catch (error) {
        failures += 1;
        claimErrorsTotal.inc();
        platform.log.warn({ err: error, failures }, "work could not be claimed; asking again");
        wakeAt(new Date(Date.now() + Math.min(5000, 100 * 2 ** failures)));
      }
    }
  }

  function wakeAt(time: Date): void {
    const pause = time.getTime() - Date.now();
    // What is due later than the next poll is the poll's.
    if (stopping.signal.aborted || pause > pollMs) return;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        fill();
      },
      Math.max(0, pause),
    );
    timers.add(timer);
  }

  const poll = setInterval(() => {
    fill();
    void measureBacklog(platform);
  }, pollMs);
  listener.on("waymark_runs", fill);
  fill();

  return {
    stop: async () => {
      stopping.abort();
      clearInterval(poll);
      for (const timer of timers) clearTimeout(timer);
      // A claim that was under way may still bring a run, which is given back at once.
      await claiming;
      await Promise.all(busy);
    },
  };
}

async function measureBacklog({ pool, log }: Platform): Promise<void> {
  const asked = pool.query<{ status: string; count: number; seconds: number | null }>(
    `select status, count(*)::int as count,
       extract(epoch from now() - min(due_at) filter (where due_at <= now()))::float8 as seconds
     from runs where status in ('QUEUED', 'RUNNING', 'WAITING') group by status`,
  );
  await asked.then(
    ({ rows }) => {
      oldestClaimableSeconds.set(Math.max(0, ...rows.map(({ seconds }) => seconds ?? 0)));
      for (const status of ["QUEUED", "RUNNING", "WAITING"])
        openRuns.set({ status }, rows.find((row) => row.status === status)?.count ?? 0);
    },
    (error) => log.debug({ err: error }, "the backlog could not be measured"),
  );
}
