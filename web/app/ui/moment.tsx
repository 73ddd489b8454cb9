import { formatRelativeTime } from "./format-relative-time.ts";
import { useNow } from "./use-now.ts";

/** An instant as people say it; the exact one, in UTC, is on hover. */
export function Moment({ at }: { at: string }) {
  useNow(15_000);
  const exact = `${new Date(at).toISOString().replace("T", " ").slice(0, 19)} UTC`;
  return (
    // The browser's clock is a little later than the server's, so the two may say different words.
    <time dateTime={at} title={exact} suppressHydrationWarning className="whitespace-nowrap">
      {/* The clock itself, and not its last tick: what has happened since would lie in the future. */}
      {formatRelativeTime(at, Date.now())}
    </time>
  );
}
