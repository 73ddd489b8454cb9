/** "0.4 s", "12 s", "3 min 5 s", "2 h 10 min": how long something took, or takes until `now` (milliseconds) while it runs. */
export function formatDuration(start: string, end: string | null, now: number): string {
  const seconds = Math.max(0, ((end ? Date.parse(end) : now) - Date.parse(start)) / 1_000);
  // GitHub tells whole seconds; a decimal would claim to know more.
  if (Number.isInteger(seconds) && seconds < 60) return `${seconds} s`;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
