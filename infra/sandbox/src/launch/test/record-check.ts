import type { Tally } from "./tally.ts";

/** One check that a program made. */
export interface CheckOutcome {
  name: string;
  ok: boolean;
  /** What it printed; shown when it failed. */
  output: string;
}

/** Counts a check, and says how it went. */
export function recordCheck(tally: Tally, say: (line: string) => void, { name, ok, output }: CheckOutcome): void {
  say(`${ok ? "✓" : "✗"} ${name}`);
  if (ok) tally.passed += 1;
  else tally.fail(name, output);
}
