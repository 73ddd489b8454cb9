import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

export interface TraceContext {
  traceId: string;
  /** This service's own part of the trace. */
  spanId: string;
  /** Whether the caller records this trace. */
  sampled: boolean;
  /** Vendor data that travels along untouched. */
  state: string | undefined;
}

const pattern =
  /^(?<version>[0-9a-f]{2})-(?<traceId>[0-9a-f]{32})-(?<parentId>[0-9a-f]{16})-(?<flags>[0-9a-f]{2})(?<more>-.*)?$/;

/**
 * Continues the caller's trace, or begins a new one when the header is absent or breaks the rules of
 * https://www.w3.org/TR/trace-context/: a broken header also loses its `tracestate`.
 */
export function readTraceContext(headers: IncomingHttpHeaders): TraceContext {
  const spanId = randomId(8);
  const parts = parse(headers.traceparent);
  if (!parts) return { traceId: randomId(16), spanId, sampled: false, state: undefined };
  return { ...parts, spanId, state: [headers.tracestate].flat().join(",") || undefined };
}

function parse(header: string | string[] | undefined): { traceId: string; sampled: boolean } | undefined {
  if (typeof header !== "string") return undefined;
  const { version, traceId, parentId, flags, more } = pattern.exec(header)?.groups ?? {};
  if (!version || !traceId || !parentId || !flags) return undefined;
  // Version ff is forbidden, version 00 ends after the flags, and an id of zeros means "none".
  if (version === "ff" || (version === "00" && more !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(parentId)) return undefined;
  return { traceId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** Zeros are no valid id, and chance alone does not forbid them. */
function randomId(bytes: number): string {
  const id = randomBytes(bytes).toString("hex");
  return /^0+$/.test(id) ? randomId(bytes) : id;
}
