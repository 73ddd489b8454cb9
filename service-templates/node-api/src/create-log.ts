import { type DestinationStream, type Logger, pino, stdTimeFunctions } from "pino";
import type { Configuration } from "./read-configuration.ts";

/**
 * One JSON object per line, to standard output unless another `destination` is given. Lines are written
 * synchronously: the last words before an exit are not lost.
 */
export function createLog(
  { service, version, environment, commit, logLevel }: Configuration,
  destination: DestinationStream = pino.destination({ dest: 1, sync: true }),
): Logger {
  return pino(
    {
      level: logLevel,
      base: { service, environment, version, commit },
      messageKey: "message",
      errorKey: "error",
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: ["headers.authorization", "headers.cookie", "*.password", "*.secret", "*.token"],
    },
    destination,
  );
}
