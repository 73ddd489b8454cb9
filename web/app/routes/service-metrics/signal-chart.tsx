import { useId, useState } from "react";
import { createPortal } from "react-dom";
import { placeMarks } from "../../signals/place-marks.ts";
import type { Range } from "../../signals/read-range.ts";
import type { Chart, Signals } from "./charts.ts";
import { DeploymentMarks } from "./deployment-marks.tsx";
import { formatTime } from "./format-time.ts";
import { LineSample } from "./line-sample.tsx";
import { sumUp } from "./sum-up.ts";
import { usePlot } from "./use-plot.ts";

type SignalChartProps = { chart: Chart; signals: Signals; range: Range };

/** One golden signal over time, with what is told at the pointer, or now, above it. */
export function SignalChart({ chart, signals, range }: SignalChartProps) {
  const heading = useId();
  const [pointed, setPointed] = useState<number | null>(null);
  const { times } = signals.rate;
  const { host, over } = usePlot({ chart, signals, onPoint: setPointed });

  // After a new answer the pointer may still mean a moment that is no more.
  const at = pointed !== null && pointed < times.length ? pointed : times.length - 1;
  const moment = pointed === null ? null : times[at];
  return (
    <section aria-labelledby={heading} className="min-w-0 rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-4 pt-3">
        <h2 id={heading} title={chart.about} className="font-semibold">
          {chart.title}
        </h2>
        <dl className="ml-auto flex flex-wrap gap-x-4 text-sm tabular-nums">
          {chart.lines.map((line) => (
            <div key={line.key} className="flex items-center gap-1.5">
              {chart.lines.length > 1 && <LineSample line={line} />}
              <dt className={chart.lines.length > 1 ? "text-muted" : "sr-only"}>{line.label}</dt>
              <dd className="min-w-14 text-right font-medium">{chart.format(signals[line.key].values[at])}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p className="px-4 text-right text-xs text-muted tabular-nums" aria-hidden="true">
        {moment ? formatTime(new Date(moment), range.minutes) : "now"}
      </p>
      <p className="sr-only">{describe(chart, signals, range)}</p>
      <div ref={host} aria-hidden="true" data-plot={chart.title} className="mx-2 mb-1 h-52 noscript:hidden" />
      {over && createPortal(<DeploymentMarks marks={placeMarks(signals.deployments, times)} />, over)}
    </section>
  );
}

function describe({ lines, format }: Chart, signals: Signals, range: Range): string {
  const told = lines.map(({ key, name }) => {
    const { now, lowest, highest } = sumUp(signals[key].values);
    if (highest === null) return `${name}: nothing measured`;
    return `${name}: ${format(now)} now, between ${format(lowest)} and ${format(highest)}`;
  });
  return `The last ${range.name}. ${told.join(". ")}.`;
}
