import { createServer, type Server } from "node:http";
import compression from "compression";
import express, { type RequestHandler } from "express";
import type { Config } from "../app/config.server.ts";
import { answerMetrics } from "./answer-metrics.ts";
import { dropForwardedHeaders } from "./drop-forwarded-headers.ts";
import { measurePortal } from "./measure-portal.ts";
import { belongsToPlatform, proxyPlatform } from "./proxy-platform.ts";
import { refuseForeignPost } from "./refuse-foreign-post.ts";
import { refuseLargeBody } from "./refuse-large-body.ts";
import { setSecurityHeaders } from "./set-security-headers.ts";

// Its types follow Express 5, which the API has; the middleware itself serves both.
const compress = compression() as unknown as RequestHandler;

/** Makes what answers everything that is neither the platform's nor a probe. */
export type MakePages = (server: Server) => Promise<RequestHandler>;

/** Puts the portal together without listening yet. */
export async function createPortal(config: Config, makePages: MakePages): Promise<Server> {
  const app = express().disable("x-powered-by");
  const server = createServer(app);
  const platform = proxyPlatform(config);
  measurePortal(server);

  app.use((request, response, next) => {
    dropForwardedHeaders(request);
    if (belongsToPlatform(request.url)) return platform.request(request, response);
    next();
  });
  app.get("/healthz", (_request, response) => void response.type("text").send("ok\n"));
  app.get("/metrics", answerMetrics(config));
  app.use(setSecurityHeaders(config), compress, refuseLargeBody, refuseForeignPost(config));
  app.use(await makePages(server));

  server.on("upgrade", (request, socket, head) => {
    dropForwardedHeaders(request);
    if (belongsToPlatform(request.url ?? "/")) return platform.upgrade(request, socket, head);
    // Vite listens for its own sockets on this server and answers them itself.
    if (!config.development) socket.destroy();
  });
  return server;
}
