/** One line of the table: what was measured, in one unit. */
export interface Measure {
  what: string;
  unit: "s" | "ms" | "kB" | "1/s" | "×";
  median: number;
  /** Missing where too little was measured for it. */
  p95?: number;
  p99?: number;
  /** How many values stand behind it. */
  count: number;
  target?: Target;
  /** What a reader should know about this line alone. */
  note?: string;
}

/** What the product promises. `of` names the figure that has to hold it. */
export interface Target {
  of: "median" | "p95" | "p99";
  atMost?: number;
  atLeast?: number;
}

/** Lines that belong together, under one title. */
export interface Section {
  title: string;
  measures: Measure[];
}

/** The smallest value that at least this share (0 to 1) of all values does not exceed; NaN where there is none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** A line out of many values: median, and p95 and p99 where there are enough values to speak of them. */
export function measure(
  what: string,
  unit: Measure["unit"],
  values: readonly number[],
  more: { target?: Target; note?: string } = {},
): Measure {
  return {
    what,
    unit,
    median: percentile(values, 0.5),
    ...(values.length >= 10 && { p95: percentile(values, 0.95) }),
    ...(values.length >= 500 && { p99: percentile(values, 0.99) }),
    count: values.length,
    ...more,
  };
}

/** Whether the promise was held here and now, or null where there is none. */
export function isHeld({ target, median, p95, p99 }: Measure): boolean | null {
  if (!target) return null;
  const figure = { median, p95, p99 }[target.of] ?? Number.NaN;
  return figure <= (target.atMost ?? Number.POSITIVE_INFINITY) && figure >= (target.atLeast ?? 0);
}
