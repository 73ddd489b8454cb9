/** So many jobs at once, first come, first served. */
export class JobSlots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** @returns what gives the slot back, or null when the wait was ended by the signal. */
  take(signal: AbortSignal): Promise<(() => void) | null> {
    if (signal.aborted) return Promise.resolve(null);
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve(() => this.#giveBack());
    }
    return new Promise((resolve) => {
      const next = () => {
        signal.removeEventListener("abort", leave);
        resolve(() => this.#giveBack());
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(next), 1);
        resolve(null);
      };
      this.#waiting.push(next);
      signal.addEventListener("abort", leave, { once: true });
    });
  }

  #giveBack(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}
