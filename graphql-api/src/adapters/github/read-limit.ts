const SECOND = 1_000;
/** GitHub's advice where it names no time: at least a minute. */
const UNNAMED_WAIT = 60 * SECOND;

/** One answer of GitHub, read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  body: string;
}

/**
 * When requests may go out again, or null where the answer is no limit. GitHub's order: `retry-after`, else
 * `x-ratelimit-reset` once nothing remains, else a minute
 * (https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately).
 */
export function readLimit({ status, headers, body }: Answer, now: Date): Date | null {
  if (!isLimit(status, headers, body)) return null;

  const retryAfter = Number(headers.get("retry-after") ?? Number.NaN);
  if (retryAfter >= 0) return new Date(now.getTime() + retryAfter * SECOND);

  const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN);
  if (headers.get("x-ratelimit-remaining") === "0" && reset * SECOND > now.getTime()) return new Date(reset * SECOND);

  return new Date(now.getTime() + UNNAMED_WAIT);
}

function isLimit(status: number, headers: Headers, body: string): boolean {
  if (status === 429) return true;
  if (status === 403) {
    return headers.has("retry-after") || headers.get("x-ratelimit-remaining") === "0" || /rate limit/i.test(body);
  }
  // GraphQL answers a spent limit with 200 and an error; the cheap test spares parsing every answer twice.
  return status === 200 && /RATE_LIMITED|secondary rate limit/.test(body) && hasLimitError(body);
}

function hasLimitError(body: string): boolean {
  const errors = (JSON.parse(body) as { errors?: unknown } | null)?.errors;
  if (!Array.isArray(errors)) return false;
  return errors.some(
    (error: { type?: unknown; message?: unknown } | null) =>
      error?.type === "RATE_LIMITED" || /secondary rate limit/i.test(String(error?.message)),
  );
}
