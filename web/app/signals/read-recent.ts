import type { RecentSignalsFragment } from "../gql/generated/graphql.ts";

type Signals = NonNullable<RecentSignalsFragment["goldenSignals"]>;

/** What the last minutes were like; `null` where nothing was measured. */
export type Recent = {
  /** Requests per second. */
  rate: number | null;
  /** From 0 to 1, of all requests of these minutes. */
  errors: number | null;
  /** Seconds; the busier a moment was, the more it counts. */
  latencyP95: number | null;
  /** From 0 to 1, at its highest. */
  saturation: number | null;
};

/** So many milliseconds are recent: one bad second is no bad health, and an end of trouble shows soon. */
const span = 5 * 60_000;

/** Sums up the last five minutes of what was measured. */
export function readRecent({ rate, errors, latencyP95, saturation }: Signals): Recent {
  const from = Date.parse(rate.times.at(-1) ?? "") - span;
  const first = rate.times.findIndex((time) => Date.parse(time) > from);
  const recent = (values: readonly (number | null)[]) => (first < 0 ? [] : values.slice(first));
  const rates = recent(rate.values);
  return {
    rate: average(rates),
    errors: weigh(recent(errors.values), rates),
    latencyP95: weigh(recent(latencyP95.values), rates),
    saturation: highest(recent(saturation.values)),
  };
}

const measured = (values: readonly (number | null)[]) => values.filter((value) => value !== null);

function average(values: readonly (number | null)[]): number | null {
  const found = measured(values);
  return found.length === 0 ? null : found.reduce((sum, value) => sum + value, 0) / found.length;
}

function highest(values: readonly (number | null)[]): number | null {
  const found = measured(values);
  return found.length === 0 ? null : Math.max(...found);
}

function weigh(values: readonly (number | null)[], weights: readonly (number | null)[]): number | null {
  let [sum, weight] = [0, 0];
  for (const [at, value] of values.entries()) {
    const requests = weights[at] ?? 0;
    if (value === null) continue;
    sum += value * requests;
    weight += requests;
  }
  return weight === 0 ? null : sum / weight;
}
