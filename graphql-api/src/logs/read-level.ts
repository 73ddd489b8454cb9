/** pino's numbers (https://getpino.io/#/docs/api?id=loggerlevel-string-gettersetter), the highest first. */
const NUMBERS = [
  [60, "fatal"],
  [50, "error"],
  [40, "warn"],
  [30, "info"],
  [20, "debug"],
  [10, "trace"],
] as const;

/** Other loggers' words for the same. */
const WORDS: Readonly<Record<string, string>> = {
  verbose: "debug",
  information: "info",
  notice: "info",
  warning: "warn",
  err: "error",
  critical: "fatal",
  crit: "fatal",
  alert: "fatal",
  emergency: "fatal",
  emerg: "fatal",
  panic: "fatal",
};

/** The level a logger means, in one word; null for what is none. Numbers between two levels count as the lower one. */
export function readLevel(value: unknown): string | null {
  if (typeof value === "number") return NUMBERS.find(([number]) => value >= number)?.[1] ?? null;
  if (typeof value !== "string" || !/^[a-z]{1,20}$/i.test(value)) return null;
  const word = value.toLowerCase();
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : word;
}
