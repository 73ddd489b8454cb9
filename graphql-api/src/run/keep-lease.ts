import type { Platform } from "../context.ts";
import { type ClaimedRun, renewLease } from "./claim-run.ts";
import { LostRun } from "./define-run.ts";

/** A lease that is being renewed. */
export interface KeptLease {
  /** Aborted with a LostRun as soon as another worker may hold the run. */
  lost: AbortSignal;
  /** Renews no more. */
  end(): void;
}

/**
 * Renews the lease of a claimed run three times in its length. Who cannot renew it breaks its step off when it ends, by its
 * own clock: a database that is out of reach for this process may be handing the run to another one. Where it has not, the
 * next renewal keeps the run here, and what the step has done all the same is recorded.
 */
export function keepLease({ pool, log }: Pick<Platform, "pool" | "log">, run: ClaimedRun, leaseMs: number): KeptLease {
  const lost = new AbortController();
  let { leasedUntil } = run;
  let ended = false;
  let expiry = expireLater();
  const heartbeat = setInterval(renew, leaseMs / 3);

  function renew(): void {
    const askedAt = performance.now();
    renewLease(pool, run, leaseMs).then(
      (held) => (held ? prolong(askedAt + leaseMs) : giveUp()),
      (error: unknown) => log.warn({ err: error, run: run.id }, "the lease could not be renewed"),
    );
  }

  function prolong(until: number): void {
    leasedUntil = Math.max(leasedUntil, until);
    clearTimeout(expiry);
    expiry = expireLater();
  }

  function expireLater(): NodeJS.Timeout | undefined {
    if (ended || lost.signal.aborted) return;
    // In a process that was held up, the answer to a renewal may be there already and not have been looked at.
    return setTimeout(() => setImmediate(expire), Math.max(1, leasedUntil - performance.now()));
  }

  function expire(): void {
    if (ended) return;
    // Prolonged meanwhile, or a timer that was a fraction of a millisecond early.
    if (performance.now() < leasedUntil) {
      prolong(leasedUntil);
      return;
    }
    log.warn({ run: run.id }, "a step is broken off: its lease ended while the database did not answer");
    lost.abort(new LostRun(`Run ${run.id} may be another worker's by now`));
  }

  function giveUp(): void {
    end();
    lost.abort(new LostRun(`Run ${run.id} is another worker's now`));
  }

  function end(): void {
    ended = true;
    clearInterval(heartbeat);
    clearTimeout(expiry);
  }

  return { lost: lost.signal, end };
}
