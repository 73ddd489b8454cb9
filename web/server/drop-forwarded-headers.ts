import type { IncomingMessage } from "node:http";

/**
 * Forgets what a client says about where its request came from. Remix believes `X-Forwarded-Host`, and the API
 * believes what the portal tells it, so neither may hear it from a stranger.
 */
export function dropForwardedHeaders(request: IncomingMessage): void {
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith("x-forwarded-") || name === "forwarded" || name === "x-real-ip") delete request.headers[name];
  }
}
