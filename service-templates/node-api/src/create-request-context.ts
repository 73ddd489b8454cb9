import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Logger } from "pino";
import { readTraceContext, type TraceContext } from "./read-trace-context.ts";

/** What a route knows of the request it answers. */
export interface RequestContext {
  request: IncomingMessage;
  requestId: string;
  trace: TraceContext;
  /** Every line carries the request id and the trace id. */
  log: Logger;
  /** Put these on calls to other services: their logs then tell of the same request and trace. */
  outgoingHeaders: Record<string, string>;
}

/** Takes the caller's request id when it is short and harmless, else makes one. */
export function createRequestContext(request: IncomingMessage, log: Logger): RequestContext {
  const given = request.headers["x-request-id"];
  const requestId = typeof given === "string" && /^[A-Za-z0-9._-]{1,128}$/.test(given) ? given : randomUUID();
  const trace = readTraceContext(request.headers);
  return {
    request,
    requestId,
    trace,
    log: log.child({ requestId, traceId: trace.traceId, spanId: trace.spanId }),
    outgoingHeaders: {
      "x-request-id": requestId,
      traceparent: `00-${trace.traceId}-${trace.spanId}-${trace.sampled ? "01" : "00"}`,
      ...(trace.state && { tracestate: trace.state }),
    },
  };
}
