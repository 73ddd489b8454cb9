import { Link } from "@remix-run/react";
import type { EnvironmentCardFragment } from "../../gql/generated/graphql.ts";
import { type FormatSignal, formatRate, formatSeconds, formatShare } from "../../signals/format-signal.ts";
import { HealthBadge } from "../../signals/health-badge.tsx";
import { judgePlace } from "../../signals/judge-place.ts";
import { placeMarks } from "../../signals/place-marks.ts";
import { recentMinutes } from "../../signals/recent-minutes.ts";
import { Sparkline } from "../../signals/sparkline.tsx";
import type { ServiceSignals } from "../../signals/use-service-signals.ts";

type EnvironmentSignalsProps = {
  service: string;
  shown: Pick<EnvironmentCardFragment, "id" | "environment" | "status">;
  /** `null` until they are known. */
  signals: ServiceSignals | null;
  /** Whether there is a Prometheus. */
  isMeasured: boolean;
};

/** How a service did in the last minutes in one environment, as three small charts, and the way to the large ones. */
export function EnvironmentSignals({ service, shown, signals: known, isMeasured }: EnvironmentSignalsProps) {
  // An empty row keeps the cards beside it in line.
  if (!isMeasured || shown.status === "NEVER_DEPLOYED") return <div />;
  const { name } = shown.environment;
  const place = known?.service.environments.find(({ id }) => id === shown.id);
  const signals = place?.goldenSignals ?? null;
  const health = known && place ? judgePlace(place, { ...known, alerts: known.service.alerts }) : null;
  const marks = signals ? placeMarks(signals.deployments, signals.rate.times).map(({ share }) => share) : [];
  // Until it is known, what will be drawn keeps its place.
  const isDrawn = known === null || signals !== null;
  const small = (label: string, values: readonly (number | null)[] | undefined, format: FormatSignal) => ({
    label,
    values: values ?? [],
    said: format(values?.at(-1)),
    marks,
  });

  return (
    <section aria-label={`Signals of ${name}`} className="border-t border-line px-4 py-3">
      <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        {health && <HealthBadge health={health} />}
        {isDrawn && <span className="text-muted">last {recentMinutes} min</span>}
        <Link
          to={`/services/${service}/metrics/${name}`}
          className="ml-auto inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
        >
          Charts<span className="sr-only"> of {name}</span>
        </Link>
      </div>
      {isDrawn && (
        <dl className="mt-2 grid grid-cols-3 gap-x-4">
          <Signal {...small("Requests", signals?.rate.values, formatRate)} least={0.1} ink="text-series-first" />
          <Signal {...small("Errors", signals?.errors.values, formatShare)} least={0.05} ink="text-bad" />
          <Signal {...small("p95", signals?.latencyP95.values, formatSeconds)} least={0.01} ink="text-series-second" />
        </dl>
      )}
    </section>
  );
}

type SignalProps = {
  label: string;
  values: readonly (number | null)[];
  said: string;
  least: number;
  marks: readonly number[];
  ink: string;
};

function Signal({ label, said, ...drawn }: SignalProps) {
  return (
    <div className="min-w-0" data-signal={label}>
      <dt className="text-sm text-muted">{label}</dt>
      <dd>
        <span className="mb-1.5 block truncate font-medium tabular-nums">{said}</span>
        <Sparkline {...drawn} />
      </dd>
    </div>
  );
}
