import type { IncomingMessage, Server } from "node:http";
import { liveSockets, requestSeconds } from "./metrics.ts";
import { belongsToPlatform } from "./proxy-platform.ts";

const knownMethods = new Set(["GET", "HEAD", "POST", "OPTIONS"]);

/** Counts requests with the time their answers took, and the sockets that are open. */
export function measurePortal(server: Server): void {
  server.on("request", (request, response) => {
    const method = request.method ?? "GET";
    const labels = { method: knownMethods.has(method) ? method : "other", route: routeOf(request) };
    const end = requestSeconds.startTimer();
    // A connection that was cut had no status, whatever was prepared.
    response.once("close", () => end({ ...labels, status: response.headersSent ? response.statusCode : "none" }));
  });
  server.on("upgrade", (request, socket) => {
    if (!belongsToPlatform(request.url ?? "/")) return;
    liveSockets.inc();
    socket.once("close", () => liveSockets.dec());
  });
}

/** The kind of address: few kinds, as each becomes series of its own. */
function routeOf({ url = "/" }: IncomingMessage): string {
  if (belongsToPlatform(url)) return "platform";
  const [path = "/", query = ""] = url.split("?", 2);
  if (path === "/healthz" || path === "/metrics") return "probe";
  if (path.startsWith("/assets/")) return "asset";
  // What Remix asks for when somebody moves from page to page.
  return /(^|&)_data=/.test(query) || path.endsWith(".data") ? "data" : "page";
}
