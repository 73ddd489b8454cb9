import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type uPlot from "uplot";
import { useLatest } from "../../use-latest.ts";
import type { Chart, Signals } from "./charts.ts";
import { plotOptions } from "./plot-options.ts";
import { readInk } from "./read-ink.ts";
import { watchTheme } from "./watch-theme.ts";

type Plotted = { chart: Chart; signals: Signals; onPoint: (index: number | null) => void };

/**
 * Draws a chart into the element that gets `host`, and keeps it up to date: new values, another size, another theme.
 * `over` lies over the drawing, and is there once it is. What draws is fetched with the first chart.
 */
export function usePlot({ chart, signals, onPoint }: Plotted): {
  host: RefObject<HTMLDivElement>;
  over: HTMLElement | null;
} {
  const host = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<uPlot | null>(null);
  const data = useMemo(() => toColumns(chart, signals), [chart, signals]);
  const latestData = useLatest(data);
  const latestOnPoint = useLatest(onPoint);

  useEffect(() => {
    const shown = host.current;
    if (!shown) return;
    const classes = chart.lines.map((line) => line.ink);
    let ink = readInk(shown, classes);
    let drawn: uPlot | null = null;
    let isOver = false;

    const draw = async () => {
      // Without it the numbers are still there.
      const program = await import("uplot").catch(() => null);
      if (isOver || !program) return;
      const asked = {
        chart,
        ink: () => ink,
        size: sizeOf(shown),
        onPoint: (at: number | null) => latestOnPoint.current(at),
      };
      drawn = new program.default(plotOptions(asked), latestData.current, shown);
      setPlot(drawn);
    };
    void draw();
    const resizes = new ResizeObserver(() => drawn?.setSize(sizeOf(shown)));
    resizes.observe(shown);
    const forgetTheme = watchTheme(() => {
      ink = readInk(shown, classes);
      drawn?.redraw(false);
    });
    return () => {
      isOver = true;
      resizes.disconnect();
      forgetTheme();
      setPlot(null);
      drawn?.destroy();
    };
  }, [chart, latestData, latestOnPoint]);

  useEffect(() => plot?.setData(data), [plot, data]);
  return { host, over: plot?.over ?? null };
}

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement) => ({ width: clientWidth, height: clientHeight });

/** Times in Unix seconds, then the values of every line. */
function toColumns({ lines }: Chart, signals: Signals): uPlot.AlignedData {
  return [signals.rate.times.map((time) => Date.parse(time) / 1_000), ...lines.map(({ key }) => signals[key].values)];
}
