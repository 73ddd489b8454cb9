/** What has to be stopped or removed in the end, the latest first. */
export interface Cleanups {
  add(clean: () => unknown): void;
  /** Does all of it once; what cannot be cleaned up does not keep the rest from it. */
  run(): Promise<void>;
}

/** Keeps what was started, so that it is stopped also where a measurement fails or somebody presses Ctrl-C. */
export function keepCleanups(): Cleanups {
  const all: (() => unknown)[] = [];
  return {
    add: (clean) => void all.push(clean),
    run: async () => {
      for (let clean = all.pop(); clean; clean = all.pop()) {
        try {
          await clean();
        } catch (error) {
          console.error("Something could not be cleaned up:", error);
        }
      }
    },
  };
}
