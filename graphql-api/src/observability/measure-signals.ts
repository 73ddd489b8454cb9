import type { MeasuredSeries, Prometheus } from "../adapters/prometheus/prometheus.ts";
import { SIGNALS, type Signal, type SignalPlace, writeSignalQuestion } from "./signal-expressions.ts";

/** Every signal at the same moments, oldest first; null where nothing was measured. */
export interface MeasuredSignals {
  times: Date[];
  values: Record<Signal, (number | null)[]>;
}

/** Moments of a series at most, less one: more than this a chart does not show. */
const STEPS = 120;
const SHORTEST_STEP = 5;
const SHORTEST_WINDOW = 60;

/** The signals of these places over the last `minutes` until `now`, in the order of `places`; one question. */
export async function measureSignals(
  prometheus: Prometheus,
  places: readonly SignalPlace[],
  minutes: number,
  now: Date,
): Promise<MeasuredSignals[]> {
  const step = Math.max(SHORTEST_STEP, Math.ceil((minutes * 60) / STEPS));
  const window = Math.max(SHORTEST_WINDOW, 4 * step);
  // Who asks again and again gets the same moments again, and its curves do not tremble.
  const last = Math.floor(now.getTime() / 1000 / SHORTEST_STEP) * SHORTEST_STEP;
  const count = Math.floor((minutes * 60) / step) + 1;
  const first = last - (count - 1) * step;
  const times = Array.from({ length: count }, (_, index) => new Date((first + index * step) * 1000));
  const found = await prometheus.queryRange({
    expression: writeSignalQuestion(places, window),
    start: new Date(first * 1000),
    end: new Date(last * 1000),
    step,
  });
  const series = new Map(
    found.map((one) => [keyOf(one.labels.service, one.labels.environment, one.labels.signal), one]),
  );
  return places.map(({ service, environment }) => {
    const values = SIGNALS.map((signal) => [signal, spread(series.get(keyOf(service, environment, signal)), times)]);
    return { times, values: Object.fromEntries(values) as MeasuredSignals["values"] };
  });
}

const keyOf = (...labels: (string | undefined)[]): string => labels.join("/");

/** A series with a place for every moment. */
function spread(series: MeasuredSeries | undefined, times: Date[]): (number | null)[] {
  const known = new Map(series?.points.map(([at, value]) => [Math.round(at * 1000), value]));
  return times.map((time) => known.get(time.getTime()) ?? null);
}
