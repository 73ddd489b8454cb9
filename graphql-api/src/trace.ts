import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes, randomUUID } from "node:crypto";

/** On whose behalf something is done, through all that follows from it: its log lines, its runs, its calls to GitHub. */
export interface Trace {
  requestId: string;
  /** 32 hexadecimal digits (https://www.w3.org/TR/trace-context/#trace-id). */
  traceId: string;
  /** Whether the caller records this trace. */
  isSampled: boolean;
}

const REQUEST_ID = /^[\w.:-]{1,100}$/;
/** Version ff is forbidden, and an id of zeros means "none". */
const TRACE_PARENT = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?$/;

const traces = new AsyncLocalStorage<Trace | null>();

/** Does the work, and whatever it starts, under this trace. */
export const withTrace = <T>(trace: Trace, work: () => T): T => traces.run(trace, work);

/** Does the work for nobody in particular: what it starts goes on for others. */
export const withoutTrace = <T>(work: () => T): T => traces.run(null, work);

/** What is being done now goes back to this; null where nobody asked for it, such as a watch. */
export const currentTrace = (): Trace | null => traces.getStore() ?? null;

/**
 * The caller's trace and request id, as far as they are sound; else new ones.
 *
 * @param given the headers `x-request-id` and `traceparent`.
 */
export function readTrace(given: { requestId?: string | undefined; traceParent?: string | undefined }): Trace {
  const requestId = REQUEST_ID.test(given.requestId ?? "") ? given.requestId : undefined;
  const [, version, traceId, flags = "00", more] = TRACE_PARENT.exec(given.traceParent ?? "") ?? [];
  // Only later versions may carry more.
  const isKnown = traceId !== undefined && !(version === "00" && more !== undefined);
  return {
    requestId: requestId ?? randomUUID(),
    traceId: isKnown ? traceId : randomBytes(16).toString("hex"),
    isSampled: isKnown && (Number.parseInt(flags, 16) & 1) === 1,
  };
}

/** What tells the next one whose trace this is: nothing where there is none. Each call is a span of its own. */
export function writeTraceHeaders(): Record<string, string> {
  const trace = currentTrace();
  if (!trace) return {};
  const span = randomBytes(8).toString("hex");
  const flags = trace.isSampled ? "01" : "00";
  return { "x-request-id": trace.requestId, traceparent: `00-${trace.traceId}-${span}-${flags}` };
}
