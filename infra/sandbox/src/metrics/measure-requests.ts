import type { IncomingMessage, Server } from "node:http";
import { requestSeconds } from "./metrics.ts";

/**
 * Counts every request of a server with the time its answer took.
 *
 * @param routeOf the kind of address: few kinds, as each becomes series of its own.
 */
export function measureRequests(server: Server, name: string, routeOf: (request: IncomingMessage) => string): Server {
  server.on("request", (request, response) => {
    const labels = { server: name, route: routeOf(request) };
    const end = requestSeconds.startTimer();
    // A connection that was cut had no status, whatever was prepared.
    response.once("close", () => end({ ...labels, status: response.headersSent ? response.statusCode : "none" }));
  });
  return server;
}
