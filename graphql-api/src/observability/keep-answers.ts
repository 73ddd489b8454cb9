/** Answers that count for a moment, whoever asks. */
export interface KeptAnswers<T> {
  find(key: string): Promise<T> | undefined;
  keep(key: string, answer: Promise<T>): Promise<T>;
}

/** Keeps each answer for so long from its question on, so that who asks meanwhile waits for the same; at most so many. */
export function keepAnswers<T>({ milliseconds, most }: { milliseconds: number; most: number }): KeptAnswers<T> {
  const kept = new Map<string, { answer: Promise<T>; until: number }>();
  return {
    find(key) {
      const known = kept.get(key);
      return known && known.until > performance.now() ? known.answer : undefined;
    },
    keep(key, answer) {
      kept.delete(key);
      kept.set(key, { answer, until: performance.now() + milliseconds });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return answer;
    },
  };
}
