import DataLoader from "dataloader";
import type { ActiveAlert, Prometheus } from "../adapters/prometheus/prometheus.ts";
import type { Log } from "../log.ts";
import { guardPrometheus } from "./guard-prometheus.ts";
import { holdRounds } from "./hold-rounds.ts";
import { keepAnswers } from "./keep-answers.ts";
import { type MeasuredSignals, measureSignals } from "./measure-signals.ts";
import type { SignalPlace } from "./signal-expressions.ts";

/** What Prometheus knows, for every request of this process. Nothing here rejects because of Prometheus. */
export interface Signals {
  /** Whether there is a Prometheus to ask. */
  isConfigured: boolean;
  /** Of the last `minutes`; null when Prometheus does not tell. Places asked for together are one question. */
  measure(place: Wanted): Promise<MeasuredSignals | null>;
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
/** Prometheus answers 20 questions at once (`--query.max-concurrency`), and dashboards and rules ask it, too. */
const MOST_ROUNDS = 2;
const MOST_IN_ROUND = 400;
/** A question takes longer with each place, and has three seconds. */
const MOST_IN_QUESTION = 100;

type Wanted = SignalPlace & { minutes: number };

/** `prometheus` is null where none is configured. */
export function openSignals(prometheus: Prometheus | null, log: Log): Signals {
  if (!prometheus) {
    const nothing = { measure: async () => null, listAlerts: async () => [] };
    return { isConfigured: false, ...nothing, findProblem: async () => NOT_CONFIGURED };
  }
  const guarded = guardPrometheus(prometheus, log);
  const places = keepAnswers<MeasuredSignals | null>({ milliseconds: KEPT_MS, most: MOST_PLACES });
  const alerts = keepAnswers<ActiveAlert[]>({ milliseconds: KEPT_MS, most: 1 });

  const rounds = holdRounds(MOST_ROUNDS);

  async function askRound(wanted: readonly Wanted[]): Promise<(MeasuredSignals | null)[]> {
    const answers = new Map<Wanted, MeasuredSignals | null>();
    const alike = [...Map.groupBy(wanted, ({ minutes }) => minutes).values()];
    const questions = alike.flatMap((some) => divide(some, MOST_IN_QUESTION));
    const asked = questions.map(async (some) => {
      const measured = await guarded.ask((it) => measureSignals(it, some, some[0]?.minutes ?? 0, new Date()));
      some.forEach((place, index) => void answers.set(place, measured?.[index] ?? null));
    });
    await Promise.all(asked).finally(rounds.end);
    return wanted.map((place) => answers.get(place) ?? null);
  }

  // Everybody's places of a window in one question; what was asked for is kept elsewhere. The fields of one operation ask
  // a little apart from each other, as the database answers them: those that come while others are being asked go together.
  const together = new DataLoader(askRound, {
    cache: false,
    maxBatchSize: MOST_IN_ROUND,
    batchScheduleFn: rounds.begin,
  });

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

const divide = <T>(all: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, index) => all.slice(index * most, (index + 1) * most));
