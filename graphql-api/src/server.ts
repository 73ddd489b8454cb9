import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expressMiddleware } from "@as-integrations/express5";
import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import type { GraphQLSchema } from "graphql";
import type { Context, Platform } from "./context.ts";
import type { Inbox } from "./deployment/inbox.ts";
import { webhookRoutes } from "./deployment/webhook-routes.ts";
import { denied } from "./errors.ts";
import { graphiqlPage } from "./http/graphiql-page.ts";
import { createApollo } from "./http/graphql-http.ts";
import { serveSubscriptions } from "./http/graphql-socket.ts";
import { probes } from "./http/probes.ts";
import { LIMITS } from "./http/query-limits.ts";
import { authRoutes } from "./identity/auth-routes.ts";
import { authenticate } from "./identity/authenticate.ts";
import { isOwnOrigin } from "./identity/check-origin.ts";
import type { Viewer } from "./identity/viewer.ts";
import type { Listener } from "./listener.ts";
import { createLoaders } from "./loaders.ts";
import { httpSeconds } from "./metrics.ts";
import { currentTrace, readTrace, withTrace } from "./trace.ts";

export interface RunningServer {
  port: number;
  stop(): Promise<void>;
}

/** One port: GraphQL over HTTP and WebSocket, its page, sign-in, webhooks, probes and metrics. */
export async function startServer(
  platform: Platform,
  schema: GraphQLSchema,
  listener: Listener,
  inbox: Inbox,
): Promise<RunningServer> {
  // Nothing here may be kept by anybody in between, so a hash over every answer would be for nothing.
  const app = express().disable("x-powered-by").disable("etag").set("trust proxy", "loopback");
  const http = createServer(app);
  const apollo = createApollo(schema, http, platform);
  await apollo.start();

  function makeContext(viewer: Viewer | null, requestId: string, cache = true): Context {
    const em = platform.fork();
    return { ...platform, em, viewer, requestId, loaders: createLoaders(platform, viewer, { cache }) };
  }

  app.use(trace, measure, probes(platform, listener));
  app.use("/auth", authRoutes(platform));
  app.use("/webhooks", webhookRoutes(platform, inbox));
  app.use(graphiqlPage(platform.config));
  app.use(
    "/graphql",
    (_request, response, next) => {
      response.set("cache-control", "no-store");
      next();
    },
    express.json({ limit: LIMITS.bodyBytes }),
    expressMiddleware(apollo, {
      context: async ({ req }) => {
        const { authorization, cookie } = req.headers;
        // A browser sends its cookie along for anybody; only our own pages may speak with it.
        const cookieCounts = req.method === "GET" || isOwnOrigin(platform.config, req.headers);
        if (!authorization && cookie && !cookieCounts)
          throw denied("FORBIDDEN", "This page may not speak for you here.");
        const viewer = await authenticate(platform, {
          ...(authorization ? { authorization } : cookie && { cookie }),
        });
        return makeContext(viewer, currentTrace()?.requestId ?? randomUUID());
      },
    }),
  );
  app.use((_request, response) => void response.status(404).json({ message: "There is nothing here." }));
  app.use(refuse(platform));

  const sockets = serveSubscriptions(http, schema, platform, (viewer) => makeContext(viewer, randomUUID(), false));
  await listen(http, platform.config.http);
  return {
    port: (http.address() as AddressInfo).port,
    stop: async () => {
      await sockets.dispose();
      await apollo.stop();
    },
  };
}

function listen(http: Server, { port, host }: { port: number; host: string }): Promise<void> {
  http.requestTimeout = 15_000;
  http.headersTimeout = 10_000;
  // A load balancer keeps connections for 60 s without a request: whoever closes first must not be us, or a request
  // that is on its way meets a closed door (502).
  http.keepAliveTimeout = 65_000;
  return new Promise((resolve, reject) => {
    http.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(taken ? new Error(`Port ${port} is taken: end what listens there, or set PORT to another one.`) : error);
    });
    // A thousand may come at once; whom the kernel has no room for waits seconds to be heard.
    http.listen({ port, host, backlog: 4096 }, resolve);
  });
}

const ROUTES = new Set([
  "/graphql",
  "/healthz",
  "/readyz",
  "/metrics",
  "/targets",
  "/auth/sign-in",
  "/auth/callback",
  "/auth/sign-out",
  "/webhooks/github",
]);

/** Whatever a request leads to bears its id, and the caller is told which one that is. */
const trace: RequestHandler = (request, response, next) => {
  const read = readTrace({ requestId: request.get("x-request-id"), traceParent: request.get("traceparent") });
  response.set("x-request-id", read.requestId);
  withTrace(read, next);
};

const measure: RequestHandler = (request, response, next) => {
  const end = httpSeconds.startTimer();
  // The number of routes is bounded, whatever addresses strangers try.
  const route = ROUTES.has(request.path) ? request.path : "other";
  response.once("close", () => end({ method: request.method, route, status: String(response.statusCode) }));
  next();
};

/** Bodies that are too large or no JSON end here: a plain sentence, never a stack. */
const refuse =
  ({ log }: Platform): ErrorRequestHandler =>
  (error: Error & { status?: number }, _request, response, _next) => {
    const status = error.status && error.status < 500 ? error.status : 500;
    if (status === 500) log.error({ err: error }, "a request failed");
    const message = status === 500 ? "Internal error." : `The request cannot be read: ${error.message}`;
    response.status(status).json({ errors: [{ message, extensions: { code: "BAD_REQUEST" } }] });
  };
