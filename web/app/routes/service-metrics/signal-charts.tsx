import type { Range } from "../../signals/read-range.ts";
import { charts, type Signals } from "./charts.ts";
import { SignalChart } from "./signal-chart.tsx";

/** The four golden signals over the same time. Pointing at one points at all. */
export function SignalCharts({ signals, range }: { signals: Signals; range: Range }) {
  return (
    <>
      <noscript>
        <p className="mb-3 text-muted">Drawing the lines needs JavaScript. The numbers are below.</p>
      </noscript>
      <div className="grid gap-4 lg:grid-cols-2">
        {charts.map((chart) => (
          <SignalChart key={chart.title} chart={chart} signals={signals} range={range} />
        ))}
      </div>
    </>
  );
}
