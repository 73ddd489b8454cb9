import type { ShownLineFragment } from "../../gql/generated/graphql.ts";
import { writeFields } from "./write-fields.ts";

/** From the least to the worst. */
export const levels = ["trace", "debug", "info", "warn", "error", "fatal"];

export type LineFilter = {
  /** All of its words have to be there, wherever in the line, in whatever case. */
  text: string;
  /** This level or worse; empty for all lines, also those that tell none. */
  level: string;
};

/** The lines that fit, and where lines may be missing whatever is looked for: one that fits may be among those. */
export function filterLines(lines: readonly ShownLineFragment[], { text, level }: LineFilter): ShownLineFragment[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const least = levels.indexOf(level);
  return lines.filter((line) => {
    if (line.missingSince) return true;
    if (least >= 0 && levels.indexOf(line.level ?? "") < least) return false;
    if (words.length === 0) return true;
    const told = `${line.task} ${line.message} ${writeFields(line.fields)}`.toLowerCase();
    return words.every((word) => told.includes(word));
  });
}
