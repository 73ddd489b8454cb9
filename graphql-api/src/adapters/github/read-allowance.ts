/** The words that GitHub has for its limits are few; whatever else stands there is nobody's label. */
const RESOURCE = /^[a-z_]{1,40}$/;

/** What is left of one of GitHub's limits. */
export interface Allowance {
  resource: string;
  limit: number;
  remaining: number;
  /** When all of it is there again: Unix seconds. */
  resetsAt: number;
}

/**
 * How much of which limit is left after an answer; null where it does not say
 * (https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#checking-the-status-of-your-rate-limit).
 */
export function readAllowance(headers: Headers): Allowance | null {
  const resource = headers.get("x-ratelimit-resource") ?? "";
  const limit = Number(headers.get("x-ratelimit-limit") ?? Number.NaN);
  const remaining = Number(headers.get("x-ratelimit-remaining") ?? Number.NaN);
  const resetsAt = Number(headers.get("x-ratelimit-reset") ?? Number.NaN);
  if (!RESOURCE.test(resource) || ![limit, remaining, resetsAt].every(Number.isFinite)) return null;
  return { resource, limit, remaining, resetsAt };
}
