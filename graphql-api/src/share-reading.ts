/** Reads what `news` is about, or joins whoever is reading the same for the same news. */
export type SharedReading<T> = (news: object, what: string, read: () => Promise<T>) => Promise<T>;

/**
 * All who follow the same thing are handed the same news, and read the truth about it once together: with ten thousand
 * followers a reading each would keep the database busy for seconds. The reading begins after the news came, so it is
 * never older than the change that was told.
 */
export function shareReading<T>(): SharedReading<T> {
  const readings = new WeakMap<object, Map<string, Promise<T>>>();
  return (news, what, read) => {
    const ofNews = readings.get(news) ?? new Map<string, Promise<T>>();
    readings.set(news, ofNews);
    const reading = ofNews.get(what) ?? read();
    ofNews.set(what, reading);
    return reading;
  };
}
