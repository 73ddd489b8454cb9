import type { LogLineRow } from "./log-line.type.ts";
import { sayMissing } from "./say-missing.ts";

/** Lines arrive at CloudWatch Logs late and out of order: whoever looks again goes back so far behind what is known. */
export const OVERLAP_MS = 15_000;

/** Oldest first; `isWhole` is false when there are older ones since the moment that was asked about. */
export interface FoundLines {
  lines: readonly LogLineRow[];
  isWhole: boolean;
}

/**
 * What whoever knows the lines until `since` is told before the new ones: those found since then, some that are known
 * already, and first of all, where not all were found, which ones may be missing.
 */
export function catchUp({ lines, isWhole }: FoundLines, since: Date, now: Date): LogLineRow[] {
  const from = since.getTime() - OVERLAP_MS;
  const missed = lines.filter(({ at }) => at.getTime() >= from);
  const reached = missed[0]?.at ?? now;
  return isWhole || reached <= since ? missed : [sayMissing(since, reached), ...missed];
}
