import { ECSClient, type ECSClientConfig } from "@aws-sdk/client-ecs";
import { explainFailure, statusOf } from "./explain-failure.ts";

/** What one call to ECS was and how it ended: an HTTP status, or the word for why there was none. */
export interface ObservedEcsCall {
  operation: string;
  status: string;
  seconds: number;
}

/** One call: its region, its name for metrics, its name for people ("read the services of waymark-dev"). */
interface EcsCall {
  region: string;
  operation: string;
  what: string;
}

/** Sends with the client of the call's region. Rejects with an EcsError, unless `expected` takes the error as an answer. */
export type Perform = <Answer extends { $metadata: { httpStatusCode?: number | undefined } }>(
  call: EcsCall,
  send: (client: ECSClient, options: { abortSignal: AbortSignal }) => Promise<Answer>,
  expected?: (error: Error) => boolean,
) => Promise<Answer | null>;

interface ClientSettings {
  userAgent: string;
  observe: (call: ObservedEcsCall) => void;
  timeoutMs: number;
  endpoint?: string;
  credentials?: NonNullable<ECSClientConfig["credentials"]>;
}

const MOST_ATTEMPTS = 2;

/** One SDK client per region, made when first needed. */
export function openClients({ userAgent, observe, timeoutMs, ...identity }: ClientSettings): Perform {
  const clients = new Map<string, ECSClient>();
  const clientOf = (region: string): ECSClient => {
    const known = clients.get(region);
    if (known) return known;
    const client = new ECSClient({ ...identity, region, customUserAgent: userAgent, maxAttempts: MOST_ATTEMPTS });
    clients.set(region, client);
    return client;
  };

  return async ({ region, operation, what }, send, expected = () => false) => {
    const startedAt = performance.now();
    const end = (status: string) => observe({ operation, status, seconds: (performance.now() - startedAt) / 1000 });
    const abortSignal = AbortSignal.timeout(timeoutMs);
    try {
      // Looking for credentials and pausing between attempts end at no signal, so the clock is raced as well.
      const answer = await Promise.race([send(clientOf(region), { abortSignal }), silence(abortSignal, timeoutMs)]);
      end(String(answer.$metadata.httpStatusCode ?? 200));
      return answer;
    } catch (error) {
      const failure = abortSignal.aborted ? silent(timeoutMs) : error;
      end(String(statusOf(failure) ?? (abortSignal.aborted ? "timeout" : "no_answer")));
      if (failure instanceof Error && expected(failure)) return null;
      throw explainFailure(what, failure);
    }
  };
}

function silence(signal: AbortSignal, timeoutMs: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(silent(timeoutMs)), { once: true });
  });
}

function silent(timeoutMs: number): Error {
  return new Error(`nothing came within ${timeoutMs / 1000} seconds`);
}
