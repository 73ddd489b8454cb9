// pino's numbers: 40 is a warning, 50 an error.
const WARNING = 40;

/**
 * What a person at the terminal should see of a line that a program logged: warnings and errors, without their fields.
 *
 * @returns `null` for everything else; it is in the log file.
 */
export function worthShowing(line: string, fromError: boolean): string | null {
  if (line.trim() === "") return null;
  const record = parseRecord(line);
  if (record === null) return fromError ? line : null;
  if (typeof record.level !== "number" || record.level < WARNING) return null;
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
