import DataLoader from "dataloader";
import type { ActiveAlert, Prometheus } from "../adapters/prometheus/prometheus.ts";
import type { Log } from "../log.ts";
import { guardPrometheus } from "./guard-prometheus.ts";
import { keepAnswers } from "./keep-answers.ts";
import { type MeasuredSignals, measureSignals } from "./measure-signals.ts";
import type { SignalPlace } from "./signal-expressions.ts";

/** What Prometheus knows, for every request of this process. Nothing here rejects because of Prometheus. */
export interface Signals {
  /** Whether there is a Prometheus to ask. */
  isConfigured: boolean;
  /** Of the last `minutes`; null when Prometheus does not tell. Places asked for at the same moment are one question. */
  measure(place: SignalPlace & { minutes: number }): Promise<MeasuredSignals | null>;
  /** Every alert that is pending or firing; none when Prometheus does not tell. */
  listAlerts(): Promise<ActiveAlert[]>;
  /** Why there are no numbers, as a sentence; null when there are. */
  findProblem(): Promise<string | null>;
}

const NOT_CONFIGURED = "No Prometheus is configured: PROMETHEUS_URL is not set.";
/** As often as services are scraped, so that asking more often would tell the same. */
const KEPT_MS = 5_000;
/** Some ten kilobytes each. */
const MOST_PLACES = 500;

/** `prometheus` is null where none is configured. */
export function openSignals(prometheus: Prometheus | null, log: Log): Signals {
  if (!prometheus) {
    const nothing = { measure: async () => null, listAlerts: async () => [] };
    return { isConfigured: false, ...nothing, findProblem: async () => NOT_CONFIGURED };
  }
  const guarded = guardPrometheus(prometheus, log);
  const places = keepAnswers<MeasuredSignals | null>({ milliseconds: KEPT_MS, most: MOST_PLACES });
  const alerts = keepAnswers<ActiveAlert[]>({ milliseconds: KEPT_MS, most: 1 });

  // Everybody's places in one question; what was asked for is kept elsewhere.
  const together = new DataLoader<SignalPlace & { minutes: number }, MeasuredSignals | null>(
    async (wanted) => {
      const answers = new Map<object, MeasuredSignals | null>();
      const alike = Map.groupBy(wanted, ({ minutes }) => minutes);
      const asked = [...alike].map(async ([minutes, some]) => {
        const measured = await guarded.ask((it) => measureSignals(it, some, minutes, new Date()));
        some.forEach((place, index) => void answers.set(place, measured?.[index] ?? null));
      });
      await Promise.all(asked);
      return wanted.map((place) => answers.get(place) ?? null);
    },
    { cache: false },
  );

  return {
    isConfigured: true,
    measure(place) {
      const key = JSON.stringify([place.service, place.environment, place.minutes]);
      return places.find(key) ?? places.keep(key, together.load(place));
    },
    listAlerts() {
      const ask = async () => (await guarded.ask((it) => it.listAlerts())) ?? [];
      return alerts.find("") ?? alerts.keep("", ask());
    },
    findProblem: () => guarded.findProblem(),
  };
}
