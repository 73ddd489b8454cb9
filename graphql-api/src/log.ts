import { pino } from "pino";

export type Log = ReturnType<typeof createLog>;

/** JSON lines on stdout. What could be a secret is cut out by name, wherever it stands. */
export function createLog(level: string) {
  return pino({
    level,
    base: { service: "graphql-api" },
    formatters: { level: (label) => ({ level: label }) },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: {
      paths: ["authorization", "cookie", "variables", "token", "secret", "password"].flatMap((name) => [
        name,
        `*.${name}`,
        `*.*.${name}`,
      ]),
      censor: "[redacted]",
    },
  });
}
