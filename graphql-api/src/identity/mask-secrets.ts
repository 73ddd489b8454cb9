const MASK = "[masked]";
const MAX_TEXT = 500;
const MAX_ITEMS = 100;
const MAX_DEPTH = 8;

const TELLING_KEY = /secret|token|password|passphrase|key|credential/i;
/** Settings of a service, by name: their names are worth keeping, their values may be anything. */
const SETTINGS_KEY = "environment";
/** What has the shape of a secret, wherever somebody has pasted it. */
const SECRETS = [
  /\bwm_[A-Za-z0-9_-]{20,}/g,
  /\b(?:gh[a-z]|github_pat)_[A-Za-z0-9_]{16,}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g,
  /(?<=:\/\/[^\s/:@]*:)[^\s/@]+(?=@)/g,
];

/** NUL and half surrogates; jsonb refuses both. */
const UNSTORABLE = /[\0\p{Cs}]/gu;

/**
 * A copy fit for the audit: without values under telling keys, without the values of a service's environment
 * variables, without what looks like a secret; long texts cut at 500 characters, long lists at 100 items,
 * and nothing that Postgres cannot store.
 */
export function maskSecrets(value: unknown): unknown {
  return mask(value, [], 0);
}

function mask(value: unknown, path: string[], depth: number): unknown {
  if (typeof value === "string") return maskText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) return "[too deep]";
  if (Array.isArray(value)) return cut(value).map((item) => mask(item, path, depth + 1));
  const entries = cut(Object.entries(value));
  return Object.fromEntries(entries.map(([key, item]) => [maskText(key), maskEntry(item, [...path, key], depth + 1)]));
}

function maskEntry(value: unknown, path: string[], depth: number): unknown {
  if (value === null || value === undefined) return value;
  if (TELLING_KEY.test(path.at(-1) ?? "")) return MASK;
  const isSetting = path.at(-2) === SETTINGS_KEY && path.at(-3) === "parameters";
  const isSettings = path.at(-1) === SETTINGS_KEY && path.at(-2) === "parameters";
  if (isSetting || (isSettings && (typeof value !== "object" || Array.isArray(value)))) return MASK;
  return mask(value, path, depth);
}

const cut = <T>(items: T[]): T[] => items.slice(0, MAX_ITEMS);

function maskText(given: string): string {
  const text = SECRETS.reduce((rest, secret) => rest.replace(secret, MASK), given.slice(0, 4 * MAX_TEXT));
  const isCut = text.length > MAX_TEXT || given.length > 4 * MAX_TEXT;
  return `${text.slice(0, MAX_TEXT).replace(UNSTORABLE, "")}${isCut ? "…" : ""}`;
}
