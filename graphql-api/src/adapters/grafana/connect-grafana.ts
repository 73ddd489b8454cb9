import type { Annotation, Grafana } from "./grafana.ts";
import { GrafanaError } from "./grafana-error.ts";

/** What one call was and how it ended: an HTTP status, or the word for why there was none. */
export interface ObservedGrafanaCall {
  operation: string;
  status: string;
  seconds: number;
}

export interface GrafanaSettings {
  /** Without a slash at the end. */
  url: string;
  /** Of a service account that may write annotations. */
  token: string;
  userAgent: string;
  observe?: (call: ObservedGrafanaCall) => void;
  /** How long a call may take; 3,000 ms unless told. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 3_000;

/** Grafana at one address (https://grafana.com/docs/grafana/latest/developers/http_api/annotations/). */
export function connectGrafana({ observe = () => {}, timeoutMs = TIMEOUT_MS, ...it }: GrafanaSettings): Grafana {
  const headers = {
    authorization: `Bearer ${it.token}`,
    "content-type": "application/json",
    "user-agent": it.userAgent,
  };
  return {
    async annotate({ from, to, tags, text }: Annotation) {
      const startedAt = performance.now();
      const body = JSON.stringify({ time: from.getTime(), timeEnd: to.getTime(), tags, text });
      const end = (status: string) =>
        observe({ operation: "annotate", status, seconds: (performance.now() - startedAt) / 1000 });
      const signal = AbortSignal.timeout(timeoutMs);
      // A redirect makes a reading of what was to be written, and its answer looks like success.
      const settings = { method: "POST", headers, body, signal, redirect: "manual" } as const;
      const sent = fetch(`${it.url}/api/annotations`, settings);
      const status = await sent.then(
        async (response) => {
          await response.arrayBuffer();
          return response.status;
        },
        () => null,
      );
      end(String(status ?? (signal.aborted ? "timeout" : "no_answer")));
      if (status !== null && status < 300) return;
      const isRefused = status !== null && status < 500 && status !== 429;
      const what = status === null ? "does not answer" : `answered with status ${status}`;
      throw new GrafanaError(isRefused ? "REFUSED" : "UNAVAILABLE", `Could not mark a deployment: Grafana ${what}.`);
    },
  };
}
