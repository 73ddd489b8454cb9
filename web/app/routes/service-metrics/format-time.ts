const day = 24 * 60;
const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const date = { day: "numeric", month: "short" } as const;

/** A moment on a chart that spans so many minutes, by the reader's own clock: "14:05:20", "23 Nov, 14:05". */
export function formatTime(at: Date, minutes: number): string {
  if (minutes > day) return at.toLocaleString("en-GB", { ...date, ...clock });
  return at.toLocaleTimeString("en-GB", { ...clock, second: "2-digit" });
}

/** What stands at a line of the axis, when its lines are so many seconds apart: "14:05", and at midnight "23 Nov". */
export function formatTick(at: Date, seconds: number): string {
  if (seconds < 60) return formatTime(at, 0);
  if (at.getHours() === 0 && at.getMinutes() === 0) return at.toLocaleDateString("en-GB", date);
  return at.toLocaleTimeString("en-GB", clock);
}
