import { drawLine } from "./draw-line.ts";

/** The box that is drawn in; the page stretches it to the width there is. */
const box = { width: 120, height: 28 };
/** Nothing touches the edges, so that a line on the ground is as thick as any. */
const rim = 2;

type SparklineProps = {
  values: readonly (number | null)[];
  /** What at least reaches the upper edge, so that a little does not look like much. */
  least: number;
  /** Where deployments came to their end, each as a share of the width from 0 to 1. */
  marks: readonly number[];
  /** The class of its colour. */
  ink: string;
};

/** A small chart without axes. It never speaks: the newest value stands beside it. */
export function Sparkline({ values, least, marks, ink }: SparklineProps) {
  const top = Math.max(least, ...values.filter((value) => value !== null));
  const { line, area } = drawLine(values, { ...box, top });
  return (
    <svg
      viewBox={`0 ${-rim} ${box.width} ${box.height + 2 * rim}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className={`block h-8 w-full overflow-visible ${ink}`}
    >
      <g className="stroke-line">
        <path d={`M0 ${box.height}H${box.width}`} vectorEffect="non-scaling-stroke" />
        {marks.map((share) => (
          <path
            key={share}
            d={`M${share * box.width} ${-rim}V${box.height}`}
            strokeDasharray="2 2"
            vectorEffect="non-scaling-stroke"
            className="stroke-muted/60"
          />
        ))}
      </g>
      <path d={area} fill="currentColor" fillOpacity="0.12" />
      <path
        d={line}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
