type Box = { width: number; height: number /** What reaches the upper edge. */; top: number };

/** The two paths of a small chart: its line, and what lies below it. */
export type DrawnLine = { line: string; area: string };

/**
 * Draws values at equal distances into a box whose upper left corner is 0, 0. Where nothing was measured the line has
 * a gap; a value between two gaps becomes a dot, given that ends of lines are round.
 */
export function drawLine(values: readonly (number | null)[], { width, height, top }: Box): DrawnLine {
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  let [line, area] = ["", ""];
  for (const [first, last] of findRuns(values)) {
    const points = values.slice(first, last + 1).map((value, index) => {
      const share = top > 0 ? Math.min((value ?? 0) / top, 1) : 0;
      return `${round((first + index) * step)} ${round(height - share * height)}`;
    });
    line += `M${points.join("L")}${points.length === 1 ? "h0" : ""}`;
    area += `M${round(first * step)} ${height}L${points.join("L")}L${round(last * step)} ${height}Z`;
  }
  return { line, area };
}

/** The first and last index of every run of measured values. */
function findRuns(values: readonly (number | null)[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const run = runs.at(-1);
    if (run && run[1] === index - 1) run[1] = index;
    else runs.push([index, index]);
  }
  return runs;
}

const round = (value: number) => Math.round(value * 10) / 10;
