import type { Manifest } from "./read-manifest.ts";

export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

export interface Configuration {
  /** 0 takes any free port. */
  port: number;
  logLevel: LogLevel;
  service: string;
  version: string;
  /** The stage it runs in, `local` on a laptop. */
  environment: string;
  /** The commit the image was built from, or `unknown`. */
  commit: string;
  /** What one task may use: virtual CPUs, and bytes of memory. */
  cpuCores: number;
  memoryBytes: number;
  /** The share of requests that shall not fail, 0 to 1. */
  availabilityObjective: number;
}

export type ConfigurationResult = { configuration: Configuration } | { mistakes: string[] };

/**
 * Reads the environment variables once, at start. An empty variable counts as not given.
 * Answers every mistake together, one sentence each, and repeats no value: it could be a secret.
 */
export function readConfiguration(
  variables: Record<string, string | undefined>,
  manifest: Manifest,
): ConfigurationResult {
  const mistakes: string[] = [];

  function read(name: string, fallback: string, isRight: (value: string) => boolean, rule: string): string {
    const value = variables[name] || fallback;
    if (!isRight(value)) mistakes.push(`${name} must be ${rule}`);
    return value;
  }

  const configuration: Configuration = {
    port: Number(read("PORT", String(manifest.port), isPort, "a whole number from 0 to 65535")),
    logLevel: read("LOG_LEVEL", "info", isLogLevel, `one of ${logLevels.join(", ")}`) as LogLevel,
    service: read(
      "SERVICE_NAME",
      manifest.service,
      (value) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value) && value.length <= 40,
      "lower-case words joined by single hyphens, at most 40 characters",
    ),
    version: manifest.version,
    environment: read(
      "ENVIRONMENT",
      "local",
      (value) => /^[a-z][a-z0-9-]{0,31}$/.test(value),
      "a lower-case name of at most 32 characters",
    ),
    commit: read(
      "COMMIT_SHA",
      "unknown",
      (value) => value === "unknown" || /^[0-9a-f]{7,40}$/.test(value),
      "a commit of 7 to 40 hexadecimal digits",
    ),
    cpuCores: manifest.cpuCores,
    memoryBytes: manifest.memoryBytes,
    availabilityObjective: manifest.availabilityObjective,
  };

  return mistakes.length > 0 ? { mistakes } : { configuration };
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535;
}

function isLogLevel(value: string): boolean {
  return logLevels.some((level) => level === value);
}
