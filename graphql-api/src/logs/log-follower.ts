import type { LogLineRow } from "./log-line.type.ts";
import { sayMissing } from "./say-missing.ts";

/** One reader of lines, who may be slow. */
export interface LogFollower {
  offer(line: LogLineRow): void;
  end(): void;
  /** Runs once, when the follower ends; at once where it has. */
  onEnd(run: () => void): void;
  iterator: AsyncIterableIterator<LogLineRow>;
}

/** What is held for one who does not read: so many lines and characters, the newest. */
const MOST_LINES = 1000;
const MOST_CHARACTERS = 500_000;

/** Keeps what was not read yet, within bounds; where lines had to go, a line of our own says how many. */
export function createLogFollower(): LogFollower {
  const pending: LogLineRow[] = [];
  const endings: (() => void)[] = [];
  let characters = 0;
  let lost = 0;
  let lostSince: Date | null = null;
  let waiting: ((result: IteratorResult<LogLineRow>) => void) | null = null;
  let ended = false;

  function take(): LogLineRow | undefined {
    if (lostSince && pending[0]) {
      const what = `${lost} ${lost === 1 ? "line" : "lines"} came faster than they could be told and are left out`;
      const gap = sayMissing(lostSince, pending[0].at, what);
      lost = 0;
      lostSince = null;
      return gap;
    }
    const line = pending.shift();
    characters -= line?.size ?? 0;
    return line;
  }

  function end(): void {
    if (ended) return;
    ended = true;
    pending.length = 0;
    waiting?.({ value: undefined, done: true });
    waiting = null;
    for (const run of endings.splice(0)) run();
  }

  return {
    end,
    onEnd: (run) => {
      if (ended) run();
      else endings.push(run);
    },
    offer(line) {
      if (ended) return;
      if (waiting) {
        const hand = waiting;
        waiting = null;
        hand({ value: line, done: false });
        return;
      }
      pending.push(line);
      characters += line.size;
      while (pending.length > MOST_LINES || (characters > MOST_CHARACTERS && pending.length > 1)) {
        const gone = pending.shift();
        characters -= gone?.size ?? 0;
        lost += 1;
        lostSince ??= gone?.missingSince ?? gone?.at ?? null;
      }
    },
    iterator: {
      [Symbol.asyncIterator]() {
        return this;
      },
      next() {
        const line = take();
        if (line) return Promise.resolve({ value: line, done: false });
        if (ended) return Promise.resolve({ value: undefined, done: true });
        return new Promise((resolve) => {
          waiting = resolve;
        });
      },
      return() {
        end();
        return Promise.resolve({ value: undefined, done: true });
      },
    },
  };
}
