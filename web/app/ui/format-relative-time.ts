const spans: [limit: number, size: number, word: string][] = [
  [60, 1, "s"],
  [3_600, 60, "min"],
  [86_400, 3_600, "h"],
  [86_400 * 30, 86_400, "d"],
  [86_400 * 365, 86_400 * 30, "mo"],
  [Number.POSITIVE_INFINITY, 86_400 * 365, "y"],
];

/** "3 min ago", "in 2 h", "just now": how far an instant lies from `now`, which is in milliseconds. */
export function formatRelativeTime(instant: string, now: number): string {
  const seconds = Math.round((now - Date.parse(instant)) / 1_000);
  const distance = Math.abs(seconds);
  if (distance < 10) return "just now";

  const [, size, word] = spans.find(([limit]) => distance < limit) ?? [0, 1, "s"];
  const amount = `${Math.floor(distance / size)} ${word}`;
  return seconds < 0 ? `in ${amount}` : `${amount} ago`;
}
