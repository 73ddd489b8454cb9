export interface Subscriber<T> {
  offer(item: T): void;
  end(): void;
  iterator: AsyncIterableIterator<T>;
}

/**
 * One reader of news, who may be slow. Equal items that were not read yet are kept once, so that what is held
 * for a reader who stopped is bounded by how many things there are, not by how often they change.
 */
export function createSubscriber<T>(wanted: (item: T) => boolean, onEnd: () => void): Subscriber<T> {
  const pending = new Map<string, T>();
  let waiting: ((result: IteratorResult<T>) => void) | null = null;
  let ended = false;

  function end(): void {
    if (ended) return;
    ended = true;
    onEnd();
    pending.clear();
    waiting?.({ value: undefined, done: true });
    waiting = null;
  }

  return {
    end,
    offer(item) {
      if (ended || !wanted(item)) return;
      if (!waiting) {
        pending.set(JSON.stringify(item), item);
        return;
      }
      const hand = waiting;
      waiting = null;
      hand({ value: item, done: false });
    },
    iterator: {
      [Symbol.asyncIterator]() {
        return this;
      },
      next() {
        const first = pending.entries().next();
        if (!first.done) {
          pending.delete(first.value[0]);
          return Promise.resolve({ value: first.value[1], done: false });
        }
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
