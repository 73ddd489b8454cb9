import { isHeld, type Measure, type Section } from "./measures.ts";

const HEAD = ["", "median", "p95", "p99", "values", "target", ""];

/** The sections as one table for a terminal of 110 characters. */
export function printTable(sections: readonly Section[]): string {
  const rows = sections.map(({ measures }) => measures.map(toCells));
  const all = [HEAD, ...rows.flat()];
  const widths = HEAD.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)));

  const lines = [line(HEAD).join("  ")];
  sections.forEach(({ title, measures }, index) => {
    lines.push("", title);
    rows[index]?.forEach((row, place) => {
      lines.push(line(row).join("  ").trimEnd());
      const note = measures[place]?.note;
      if (note) lines.push(`      ${note}`);
    });
  });
  return lines.join("\n");
}

function toCells(it: Measure): string[] {
  const held = isHeld(it);
  return [
    `  ${it.what}`,
    `${format(it.median)} ${it.unit}`,
    it.p95 === undefined ? "" : format(it.p95),
    it.p99 === undefined ? "" : format(it.p99),
    String(it.count),
    describeTarget(it),
    held === null ? "" : held ? "held" : "MISSED",
  ];
}

function describeTarget({ target, unit }: Measure): string {
  if (!target) return "";
  const bound = target.atMost === undefined ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`;
  return `${target.of === "median" ? "" : `${target.of} `}${bound} ${unit}`;
}

/** Three digits that matter; nobody reads more off a laptop. */
function format(value: number): string {
  if (Number.isNaN(value)) return "–";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.01))));
  return value.toFixed(Math.min(2, digits));
}
