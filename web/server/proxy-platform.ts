import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { createProxyServer } from "http-proxy-3";
import type { Config } from "../app/config.server.ts";

const prefixes = ["/graphql", "/graphql/", "/auth/", "/webhooks/github"];

/** Is this a path that the API answers and the portal only passes on? */
export function belongsToPlatform(url: string): boolean {
  const path = url.split("?", 1)[0] ?? url;
  return prefixes.some((prefix) => path === prefix || (prefix.endsWith("/") && path.startsWith(prefix)));
}

/**
 * Passes requests and sockets on to the API, so that the browser sees one origin and the session cookie is the
 * API's own. The API is told the client's address, host and protocol, and hears these from the portal alone.
 */
export function proxyPlatform({ apiUrl, publicUrl }: Pick<Config, "apiUrl" | "publicUrl">) {
  const proxy = createProxyServer<typeof IncomingMessage, typeof ServerResponse>({
    target: apiUrl,
    proxyTimeout: 30_000,
  });
  // A connection that breaks off is nobody's mistake; without a listener it would end the process.
  proxy.on("error", () => {});
  const protocol = new URL(publicUrl).protocol.slice(0, -1);

  return {
    request(request: IncomingMessage, response: ServerResponse): void {
      forward(request, protocol);
      proxy.web(request, response, {}, () => refuse(request, response));
    },
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      forward(request, protocol);
      socket.on("error", () => socket.destroy());
      proxy.ws(request, socket, head, {}, () => {
        // Once the socket speaks WebSocket, an HTTP answer would be noise in it.
        const untouched = "bytesWritten" in socket && socket.bytesWritten === 0;
        if (untouched) socket.end("HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        else socket.destroy();
      });
    },
  };
}

function forward(request: IncomingMessage, protocol: string): void {
  request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "";
  request.headers["x-forwarded-host"] = request.headers.host ?? "";
  request.headers["x-forwarded-proto"] = protocol;
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) return void response.destroy();

  const opensPage = request.method === "GET" && request.url?.startsWith("/auth/");
  if (opensPage) return void response.writeHead(302, { Location: "/sign-in?error=unavailable" }).end();

  const message = "The platform's API does not answer. Try again in a moment.";
  response
    .writeHead(502, { "Content-Type": "application/json" })
    .end(JSON.stringify({ errors: [{ message, extensions: { code: "UNAVAILABLE" } }] }));
}
