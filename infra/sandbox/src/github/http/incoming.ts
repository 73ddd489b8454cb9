import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { Refusal } from "../refusal.ts";

/** A request whose body has arrived. */
export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly remoteAddress: string;
  readonly body: Buffer;
}

export type JsonObject = Record<string, unknown>;

// A commit through GraphQL may carry just under 40 MB, a third more as base64.
const largestBody = 60 * 1024 * 1024;

/** @throws Refusal 413 when the body is larger than GitHub would take. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new Refusal(413, "TOO_LARGE", "Request body is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws Refusal 400 when the body is not a JSON object. */
export function readJson(incoming: Incoming): JsonObject {
  if (incoming.body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(incoming.body.toString("utf8"));
    if (isObject(value)) return value;
  } catch {
    // The refusal below says it.
  }
  throw new Refusal(400, "BAD_REQUEST", "Problems parsing JSON");
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
