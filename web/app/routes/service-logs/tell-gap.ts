import { formatClock } from "./format-clock.ts";

/** Between which moments lines may be missing, by the clock of `zone` and, where they lie on different days, with these. */
export function tellGap({ from, to, zone }: { from: string; to: string; zone: string | undefined }): string {
  const day = (at: string) => new Date(at).toLocaleDateString("sv-SE", zone ? { timeZone: zone } : {});
  const isOneDay = day(from) === day(to);
  const [since, until] = [from, to].map((at) => `${isOneDay ? "" : `${day(at)} `}${formatClock(at, zone)}`);
  return `… lines may be missing between ${since} and ${until}`;
}
