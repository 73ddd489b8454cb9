const MASK = "[masked]";
const MAX_TEXT = 500;
const MAX_ITEMS = 100;
const MAX_DEPTH = 8;

const TELLING_KEY = /secret|token|password|passphrase|key|credential/i;
/** The answers to a golden path's own form: what a text among them means, only that golden path knows. */
const FORM_KEY = "parameters";
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
 * A copy fit for the audit: without values under telling keys, without the texts among a service's parameters, without
 * what looks like a secret; long texts cut at 500 characters, long lists at 100 items, and nothing that Postgres cannot
 * store.
 */
export function maskSecrets(value: unknown): unknown {
  return mask(value, maskText, 0);
}

function mask(value: unknown, ofText: (text: string) => string, depth: number): unknown {
  if (typeof value === "string") return ofText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) return "[too deep]";
  if (Array.isArray(value)) return cut(value).map((item) => mask(item, ofText, depth + 1));
  const entries = cut(Object.entries(value)).map(([key, item]) => {
    const isTelling = TELLING_KEY.test(key) && item !== null && item !== undefined;
    return [maskText(key), isTelling ? MASK : mask(item, key === FORM_KEY ? () => MASK : ofText, depth + 1)];
  });
  return Object.fromEntries(entries);
}

const cut = <T>(items: T[]): T[] => items.slice(0, MAX_ITEMS);

function maskText(given: string): string {
  const text = SECRETS.reduce((rest, secret) => rest.replace(secret, MASK), given.slice(0, 4 * MAX_TEXT));
  const isCut = text.length > MAX_TEXT || given.length > 4 * MAX_TEXT;
  return `${text.slice(0, MAX_TEXT).replace(UNSTORABLE, "")}${isCut ? "…" : ""}`;
}
