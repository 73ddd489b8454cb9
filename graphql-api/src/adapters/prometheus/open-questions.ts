import { z } from "zod";
import { PrometheusError, type PrometheusErrorKind } from "./prometheus-error.ts";

/** What one call was and how it ended: an HTTP status, or the word for why there was none. */
export interface ObservedPrometheusCall {
  operation: string;
  status: string;
  seconds: number;
}

interface Settings {
  url: string;
  userAgent: string;
  observe: (call: ObservedPrometheusCall) => void;
  timeoutMs: number;
}

/** Asks one of the endpoints below /api/v1; `form` is sent as a POST, for questions longer than an address may be. */
export type Ask = <T>(operation: string, form: Record<string, string> | null, shape: z.ZodType<T>) => Promise<T>;

const Failure = z.object({ error: z.string() });
const LONGEST_QUOTE = 200;

/** The one place where questions leave. Rejects with a PrometheusError. */
export function openQuestions({ url, userAgent, observe, timeoutMs }: Settings): Ask {
  return async (operation, form, shape) => {
    const startedAt = performance.now();
    const end = (status: string) => observe({ operation, status, seconds: (performance.now() - startedAt) / 1000 });
    const answer = await exchange(operation, form).catch((error: unknown) => {
      end(isTimeout(error) ? "timeout" : "no_answer");
      throw new PrometheusError("UNAVAILABLE", `Prometheus does not answer: ${whyOf(error, timeoutMs)}.`);
    });
    end(String(answer.status));
    if (!answer.ok) throw explain(answer.status, answer.body);
    const parsed = z.object({ data: shape }).safeParse(parse(answer.body));
    if (parsed.success) return parsed.data.data;
    throw new PrometheusError("UNAVAILABLE", "What answers at PROMETHEUS_URL is not Prometheus' HTTP API.");
  };

  async function exchange(operation: string, form: Record<string, string> | null) {
    // It stops working on the question as well when nobody waits any more.
    const body = form && new URLSearchParams({ ...form, timeout: `${timeoutMs}ms` });
    const response = await fetch(`${url}/api/v1/${operation}`, {
      method: body ? "POST" : "GET",
      headers: { "user-agent": userAgent, accept: "application/json" },
      body,
      // A redirect would lose the question on its way.
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, ok: response.ok, body: await response.text() };
  }
}

/** 400 and 422: the question; 503: it took too long (https://prometheus.io/docs/prometheus/latest/querying/api/). */
function explain(status: number, body: string): PrometheusError {
  const said = Failure.safeParse(parse(body)).data?.error.replace(/\s+/g, " ").slice(0, LONGEST_QUOTE);
  return new PrometheusError(kindOf(status), `Prometheus answered with status ${status}${said ? `: ${said}` : ""}.`);
}

function kindOf(status: number): PrometheusErrorKind {
  if (status === 401 || status === 403) return "UNAUTHORIZED";
  return status === 400 || status === 422 ? "INVALID" : "UNAVAILABLE";
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === "TimeoutError";

function whyOf(error: unknown, timeoutMs: number): string {
  if (isTimeout(error)) return `nothing came within ${timeoutMs / 1000} seconds`;
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  return cause?.code ?? "the connection failed";
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
