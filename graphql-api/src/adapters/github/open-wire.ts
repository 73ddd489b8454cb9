import { GitHubError } from "./github-error.ts";
import { type RateGate, rateLimited } from "./rate-gate.ts";
import { type Allowance, readAllowance } from "./read-allowance.ts";
import { type Answer, readLimit } from "./read-limit.ts";

/** What one request to GitHub was and how it ended: an HTTP status, or the word for why there was none. */
export interface ObservedCall {
  operation: string;
  status: string;
  seconds: number;
  /** What the answer told of the limit it counts against; null where it told nothing. */
  limit: Allowance | null;
}

/** How the adapter's requests reach the network. */
export interface WireSettings {
  gate: RateGate;
  /** After this GitHub counts as silent, its whole answer included. */
  timeoutMs: number;
  /** Goes with every request, beside what the call itself sends. */
  writeHeaders: () => Record<string, string>;
  observe: (call: ObservedCall) => void;
}

/**
 * The one place where requests leave: a `fetch` for one call, `what` being its name for people ("create acme/shop").
 * It sends nothing while the gate is closed, waits no longer than the time-out, reads every answer to its end (a
 * connection that breaks halfway is a lost reply, not a short answer) and closes the gate at the first limit.
 */
export function openWire(
  { gate, timeoutMs, observe, writeHeaders }: WireSettings,
  operation: string,
  what: string,
): typeof fetch {
  return async (address, init = {}) => {
    gate.pass(what);
    const startedAt = performance.now();
    const end = (status: string, limit: ObservedCall["limit"] = null) =>
      observe({ operation, status, seconds: (performance.now() - startedAt) / 1000, limit });

    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(writeHeaders())) headers.set(name, value);
    const answer = await exchange(address, { ...init, headers }, timeoutMs).catch((error: unknown) => {
      end(isTimeout(error) ? "timeout" : "no_answer");
      throw error;
    });
    end(String(answer.status), readAllowance(answer.headers));

    const limitedUntil = readLimit(answer, new Date());
    if (limitedUntil) {
      gate.close(limitedUntil);
      throw rateLimited(what, limitedUntil);
    }
    return toResponse(answer);
  };
}

/** Whether the error means that GitHub kept silent for the whole time-out. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === "TimeoutError";
}

async function exchange(address: Parameters<typeof fetch>[0], init: RequestInit, timeoutMs: number): Promise<Answer> {
  const isRead = init.method === undefined || init.method === "GET";
  const response = await fetch(address, {
    ...init,
    signal: AbortSignal.timeout(timeoutMs),
    // A renamed or moved repository answers with a redirect, and a write must not follow it to somebody else's.
    redirect: isRead ? "follow" : "manual",
  });
  const answer = { status: response.status, headers: response.headers, body: await response.text() };

  if (response.ok && answer.body !== "" && !isJson(answer.body)) throw new NotGitHub(response.status);
  if (response.status >= 300 && response.status < 400) {
    throw new GitHubError("CONFLICT", "It was renamed or moved to another owner on GitHub.", answer);
  }
  return answer;
}

/** A proxy's login page or a cut answer: it says nothing about what GitHub did. */
class NotGitHub extends Error {
  override readonly name = "NotGitHub";
  constructor(status: number) {
    super(`something that is not GitHub's JSON, with status ${status}`);
  }
}

function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body === "" ? null : body, { status, headers });
}
