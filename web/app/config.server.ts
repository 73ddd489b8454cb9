import { z } from "zod";

/** Everything the portal is told from outside. Addresses carry no slash at the end. */
export type Config = {
  /** Where the platform's API listens, for example `http://localhost:4000`. */
  apiUrl: string;
  /** Where people open the portal, for example `https://waymark.example.com`. */
  publicUrl: string;
  port: number;
  /** `undefined` listens on every interface. */
  host: string | undefined;
  development: boolean;
  /** What `/metrics` asks for; `null` lets everybody read it. */
  metricsToken: string | null;
};

/** The variables do not make a whole configuration; the message names every mistake. */
export class ConfigurationError extends Error {}

/** An empty variable is one that is not given, as in every shell and compose file. */
const given = (environment: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));

const address = z
  .url({ protocol: /^https?$/, error: "must be an http(s) address" })
  .transform((value) => new URL(value).href.replace(/\/+$/, ""));

const variables = z.object({
  API_URL: address.default("http://localhost:4000"),
  PUBLIC_URL: address.optional(),
  PORT: z.coerce
    .number({ error: "must be a number" })
    .int("must be a whole number")
    .min(0, "must be 0 to 65535")
    .max(65_535, "must be 0 to 65535")
    .default(3000),
  HOST: z.string().min(1, "must not be empty").optional(),
  NODE_ENV: z.string().optional(),
  METRICS_TOKEN: z.string().optional(),
});

/**
 * Reads the portal's variables: API_URL, PUBLIC_URL, PORT, HOST, METRICS_TOKEN.
 *
 * @throws ConfigurationError with one line per mistake.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const read = variables.safeParse(given(environment));
  if (!read.success) throw new ConfigurationError(read.error.issues.map(sentence(environment)).join("\n"));

  const { API_URL, PUBLIC_URL, PORT, HOST, NODE_ENV, METRICS_TOKEN } = read.data;
  return {
    apiUrl: API_URL,
    publicUrl: PUBLIC_URL ?? `http://localhost:${PORT}`,
    port: PORT,
    host: HOST,
    development: NODE_ENV === "development",
    metricsToken: METRICS_TOKEN ?? null,
  };
}

const sentence =
  (environment: Record<string, string | undefined>) =>
  ({ path, message }: z.core.$ZodIssue) =>
    `${String(path[0])} ${message}, but it is "${environment[String(path[0])] ?? ""}".`;
