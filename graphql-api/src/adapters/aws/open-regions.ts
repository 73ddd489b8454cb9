import { statusOf } from "./aws-failure.ts";

/** What one call to AWS was and how it ended: an HTTP status, or the word for why there was none. */
export interface ObservedAwsCall {
  operation: string;
  status: string;
  seconds: number;
}

/** One call: its region, its name for metrics, its name for people ("read the services of waymark-dev"). */
interface AwsCall {
  region: string;
  operation: string;
  what: string;
  /** Where it has less time than others. */
  withinMs?: number;
}

/** Sends with the client of the call's region. Rejects as `explain` says, unless `expected` takes the error as an answer. */
export type Perform<Client> = <Answer extends { $metadata: { httpStatusCode?: number | undefined } }>(
  call: AwsCall,
  send: (client: Client, options: { abortSignal: AbortSignal }) => Promise<Answer>,
  expected?: (error: Error) => boolean,
) => Promise<Answer | null>;

interface Regions<Client> {
  make: (region: string) => Client;
  explain: (what: string, error: unknown) => Error;
  observe: (call: ObservedAwsCall) => void;
  timeoutMs: number;
}

/** One SDK client per region, made when first needed; every call ends within `timeoutMs`, its attempts together. */
export function openRegions<Client>({ make, explain, observe, timeoutMs }: Regions<Client>): Perform<Client> {
  const clients = new Map<string, Client>();
  const clientOf = (region: string): Client => {
    const client = clients.get(region) ?? make(region);
    clients.set(region, client);
    return client;
  };

  return async ({ region, operation, what, withinMs = timeoutMs }, send, expected = () => false) => {
    const startedAt = performance.now();
    const end = (status: string) => observe({ operation, status, seconds: (performance.now() - startedAt) / 1000 });
    const abortSignal = AbortSignal.timeout(Math.ceil(withinMs));
    try {
      // Looking for credentials and pausing between attempts end at no signal, so the clock is raced as well.
      const answer = await Promise.race([send(clientOf(region), { abortSignal }), silence(abortSignal, withinMs)]);
      end(String(answer.$metadata.httpStatusCode ?? 200));
      return answer;
    } catch (error) {
      const failure = abortSignal.aborted ? silent(withinMs) : error;
      end(String(statusOf(failure) ?? (abortSignal.aborted ? "timeout" : "no_answer")));
      if (failure instanceof Error && expected(failure)) return null;
      throw explain(what, failure);
    }
  };
}

function silence(signal: AbortSignal, withinMs: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(silent(withinMs)), { once: true });
  });
}

function silent(withinMs: number): Error {
  return new Error(`nothing came within ${Number((withinMs / 1000).toFixed(1))} seconds`);
}
