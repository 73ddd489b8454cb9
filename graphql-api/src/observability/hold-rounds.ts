/** Lets only so many rounds of questions be on their way at once. */
export interface Rounds {
  /** Begins a round as soon as there is room for it. Until then whoever asks can still go along. */
  begin(round: () => void): void;
  /** Once for each round that has begun, when all of it is answered. */
  end(): void;
}

/** Rounds of which at most so many are on their way; the others begin in the order in which they came. */
export function holdRounds(most: number): Rounds {
  const waiting: (() => void)[] = [];
  let underway = 0;
  return {
    begin(round) {
      if (underway >= most) {
        waiting.push(round);
        return;
      }
      underway += 1;
      // Whatever else asks at this moment goes along.
      setImmediate(round);
    },
    end() {
      const next = waiting.shift();
      if (next) next();
      else underway -= 1;
    },
  };
}
