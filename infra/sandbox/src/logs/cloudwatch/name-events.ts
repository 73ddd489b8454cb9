import { createHash } from "node:crypto";
import type { TaskLine } from "../log-line.ts";

export interface NamedLine {
  /** 56 digits; in their order the lines of one moment and task were said. */
  readonly eventId: string;
  readonly line: TaskLine;
}

/**
 * Gives every line the id it has in every answer, however the question was put, in the order of time. `lines` holds
 * whole milliseconds: a line's id counts those that its task said before it in the same one.
 */
export function nameEvents(lines: readonly TaskLine[]): NamedLine[] {
  const said = new Map<string, number>();
  return lines
    .map((line) => {
      const moment = `${String(line.at).padStart(20, "0")}${numberOf(line.task)}`;
      const before = said.get(moment) ?? 0;
      said.set(moment, before + 1);
      return { eventId: `${moment}${String(before).padStart(20, "0")}`, line };
    })
    .sort((one, other) => (one.eventId < other.eventId ? -1 : 1));
}

function numberOf(task: string): string {
  const hash = createHash("sha256").update(task).digest();
  return String(hash.readUIntBE(0, 6)).padStart(16, "0");
}
