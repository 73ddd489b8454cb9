import { v7 } from "uuid";

/** The nouns that have an id, and what stands in front of theirs. */
export const PREFIXES = {
  User: "usr",
  Team: "team",
  ApiToken: "tok",
  AuditEntry: "aud",
  Service: "svc",
  Environment: "env",
  ServiceEnvironment: "senv",
  ObservabilityLink: "link",
  Release: "rel",
  Deployment: "dep",
  Run: "run",
  RunStep: "step",
} as const;
export type Noun = keyof typeof PREFIXES;

/** A new UUIDv7: ordered by time, so that indexes grow at one end. */
export const newId = (): string => v7();

/** `svc_` and 32 hex digits: what callers see of the database's UUID. */
export const publicId = (noun: Noun, uuid: string): string => `${PREFIXES[noun]}_${uuid.replaceAll("-", "")}`;

/** The UUID behind a public id of that noun, or null where it is none. */
export function parseId(noun: Noun, id: string): string | null {
  const match = new RegExp(
    `^${PREFIXES[noun]}_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$`,
  ).exec(id);
  return match ? match.slice(1).join("-") : null;
}

/** Which noun an id speaks of, or null. */
export function nounOf(id: string): Noun | null {
  const found = Object.entries(PREFIXES).find(([, prefix]) => id.startsWith(`${prefix}_`));
  return found ? (found[0] as Noun) : null;
}

/** The SQL expression that writes a UUID column as its public id. */
export const idSql = (noun: Noun, column: string): string =>
  `'${PREFIXES[noun]}_' || replace(${column}::text, '-', '')`;
