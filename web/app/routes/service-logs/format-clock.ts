/** A moment by a clock, to the millisecond: "14:05:20.042". `zone` is a time zone's name, the reader's own unless given. */
export function formatClock(at: string, zone: string | undefined): string {
  const clock = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;
  const said = new Date(at).toLocaleTimeString("en-GB", { ...clock, ...(zone && { timeZone: zone }) });
  return `${said}.${at.slice(20, 23).padEnd(3, "0")}`;
}
