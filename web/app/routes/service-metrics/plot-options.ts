import type uPlot from "uplot";
import type { Chart } from "./charts.ts";
import { formatTick } from "./format-time.ts";
import type { Ink } from "./read-ink.ts";

type Asked = {
  chart: Chart;
  /** The colours as they are when it draws. */
  ink: () => Ink;
  size: { width: number; height: number };
  /** Hears which value is pointed at; `null` when none is. */
  onPoint: (index: number | null) => void;
};

/** All charts of a page share one cursor. */
const cursorKey = "signals";

/** How a chart is drawn. Colours are functions: the theme may change below it. */
export function plotOptions({ chart, ink, size, onPoint }: Asked): uPlot.Options {
  const grid = { stroke: () => ink().grid, width: 1 };
  const axis: uPlot.Axis = { stroke: () => ink().text, font: ink().font, grid };
  return {
    ...size,
    padding: [8, 12, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, setScale: false }, sync: { key: cursorKey, scales: ["x", null] } },
    scales: {
      x: { range: (_plot, from, to) => [from, to] },
      // A little below zero, so that a line on the ground is as thick as any.
      y: { range: (_plot, _least, most) => toRange(Math.max(chart.least, most ?? 0)) },
    },
    axes: [
      {
        ...axis,
        ticks: grid,
        size: 30,
        space: 70,
        values: (_plot, splits, _axis, _space, step) => splits.map((at) => formatTick(new Date(at * 1_000), step)),
      },
      {
        ...axis,
        ticks: { show: false },
        size: 76,
        space: 34,
        values: (_plot, splits) => splits.map((value) => chart.format(value)),
      },
    ],
    series: [{}, ...chart.lines.map((_line, index) => lineOptions(chart, index, ink))],
    hooks: { setCursor: [({ cursor }) => onPoint(cursor.idx ?? null)] },
  };
}

const toRange = (most: number): uPlot.Range.MinMax => [-0.02 * most, 1.05 * most];

function lineOptions({ lines }: Chart, index: number, ink: () => Ink): uPlot.Series {
  const dash = lines[index]?.dash;
  return {
    width: 1.5,
    stroke: () => ink().lines[index] ?? "",
    points: {
      show: false,
      size: 5,
      fill: () => ink().lines[index] ?? "",
      filter: ({ data }, series) => findIsolated(data[series]),
    },
    ...(dash && { dash }),
    ...(lines.length === 1 && { fill: () => ink().tints[index] ?? "" }),
  };
}

/** A value between two gaps has no line, so it is drawn as a point. */
function findIsolated(values: ArrayLike<number | null | undefined> | undefined): number[] {
  const is = (index: number) => typeof values?.[index] === "number";
  return Array.from(values ?? [], (_value, index) => index).filter(
    (index) => is(index) && !is(index - 1) && !is(index + 1),
  );
}
