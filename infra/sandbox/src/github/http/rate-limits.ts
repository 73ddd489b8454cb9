const hour = 3_600_000;
const limit = 5000;

interface Window {
  used: number;
  resetAt: number;
}

/** What an actor has left this hour. @see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
export interface Allowance {
  limit: number;
  used: number;
  remaining: number;
  /** Epoch milliseconds. */
  resetAt: number;
}

/** Counts requests per actor and resource; it counts and tells, only a realism switch refuses. */
export class RateLimits {
  readonly #windows = new Map<string, Window>();

  spend(actor: string, resource: "core" | "graphql", now = Date.now()): Allowance {
    const window = this.#window(`${resource} ${actor}`, now);
    window.used += 1;
    return allowance(window);
  }

  look(actor: string, resource: "core" | "graphql", now = Date.now()): Allowance {
    return allowance(this.#window(`${resource} ${actor}`, now));
  }

  #window(key: string, now: number): Window {
    const known = this.#windows.get(key);
    if (known && known.resetAt > now) return known;
    const fresh = { used: 0, resetAt: now + hour };
    this.#windows.set(key, fresh);
    return fresh;
  }
}

/** The headers GitHub adds to every API answer. */
export function limitHeaders(state: Allowance, resource: string): Record<string, string> {
  return {
    "x-ratelimit-limit": String(state.limit),
    "x-ratelimit-remaining": String(state.remaining),
    "x-ratelimit-used": String(state.used),
    "x-ratelimit-reset": String(Math.ceil(state.resetAt / 1000)),
    "x-ratelimit-resource": resource,
  };
}

function allowance(window: Window): Allowance {
  return { limit, used: window.used, remaining: Math.max(0, limit - window.used), resetAt: window.resetAt };
}
