/**
 * What a person at the terminal should see of a line that a program logged: warnings and errors, without their fields.
 *
 * @returns `null` for everything else; it is in the log file.
 */
export function worthShowing(line: string, fromError: boolean): string | null {
  if (line.trim() === "") return null;
  const record = parseRecord(line);
  if (record === null) return fromError ? line : null;
  if (!isWarning(record.level)) return null;
  const error = record.err as { message?: unknown } | undefined;
  const parts = [record.msg, error?.message].filter((part): part is string => typeof part === "string" && part !== "");
  return [...new Set(parts)].join(": ") || line;
}

function parseRecord(line: string): Record<string, unknown> | null {
  if (!line.startsWith("{")) return null;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** pino writes its level as a word or as a number: 40 is a warning. */
function isWarning(level: unknown): boolean {
  return typeof level === "number" ? level >= 40 : ["warn", "error", "fatal"].includes(String(level));
}
