import type { ServerResponse } from "node:http";
import type { Metrics } from "./create-metrics.ts";
import type { RequestContext } from "./create-request-context.ts";
import type { Route } from "./routes.ts";

export interface RecordedRequest {
  metrics: Metrics;
  context: RequestContext;
  path: string;
  /** Without one the label is `unknown`: a stranger must not be able to make new series. */
  route: Route | undefined;
}

const knownMethods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Counts and logs the request once it has ended, be it answered or given up by the client (status 499). */
export function recordRequest(
  { metrics, context, path, route }: RecordedRequest,
  response: ServerResponse,
): void {
  const startedAt = performance.now();
  metrics.inFlight.inc();

  response.once("close", () => {
    const seconds = (performance.now() - startedAt) / 1000;
    const status = response.writableFinished ? response.statusCode : 499;
    const method = context.request.method ?? "GET";
    const labels = {
      method: knownMethods.has(method) ? method : "other",
      route: route?.path ?? "unknown",
      status: String(status),
    };
    metrics.inFlight.dec();
    metrics.requests.inc(labels);
    metrics.durations.observe(labels, seconds);
    context.log[levelFor(status, route)](
      {
        method,
        route: labels.route,
        path: path.slice(0, 256),
        status,
        durationMilliseconds: Math.round(seconds * 1e6) / 1e3,
      },
      "Request",
    );
  });
}

function levelFor(status: number, route: Route | undefined): "error" | "info" | "debug" {
  if (status >= 500) return "error";
  return route?.probe ? "debug" : "info";
}
