import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { World } from "../ecs/world.ts";

/** These are about one connection and end there. @see https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const ofOneConnection = [
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

export function withoutConnectionHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = (headers.connection ?? "").toLowerCase().split(/\s*,\s*/);
  const dropped = new Set([...ofOneConnection, ...named]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}

/**
 * What an Application Load Balancer adds; the host stays as the client wrote it.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
 */
export function forwardedHeaders({ settings }: World, request: IncomingMessage): IncomingHttpHeaders {
  const former = request.headers["x-forwarded-for"];
  const client = (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  const trace = `Root=1-${seconds}-${crypto.randomUUID().replaceAll("-", "").slice(0, 24)}`;
  return {
    ...request.headers,
    "x-forwarded-for": former ? `${String(former)}, ${client}` : client,
    "x-forwarded-proto": "http",
    "x-forwarded-port": String(settings.loadBalancerPort),
    "x-amzn-trace-id": request.headers["x-amzn-trace-id"] ?? trace,
  };
}
