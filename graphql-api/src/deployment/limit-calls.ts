/** Runs at most so many calls at the same time; the others wait for their turn, first come, first served. */
export function limitCalls(atOnce: number): <T>(call: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (call) => {
    if (running >= atOnce) await new Promise<void>((begin) => waiting.push(begin));
    else running += 1;
    try {
      return await call();
    } finally {
      // Whoever waits takes this one's place, which stays taken.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
