import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { type Answer, json } from "./answer.ts";
import type { Metrics } from "./create-metrics.ts";
import { createRequestContext, type RequestContext } from "./create-request-context.ts";
import { type FoundRoute, findRoute } from "./find-route.ts";
import { recordRequest } from "./record-request.ts";
import type { Lifecycle, Route } from "./routes.ts";

export interface RequestHandling {
  routes: readonly Route[];
  metrics: Metrics;
  lifecycle: Readonly<Lifecycle>;
  log: Logger;
}

/** Answers one request, whatever happens, and leaves one line in the log and one count in the metrics. */
export async function handleRequest(
  { routes, metrics, lifecycle, log }: RequestHandling,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const context = createRequestContext(request, log);
  // The query may hold what must not be logged.
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  const found = findRoute(routes, request.method ?? "GET", path);
  recordRequest(
    { metrics, context, path, route: found && "route" in found ? found.route : undefined },
    response,
  );

  function send(answer: Answer): void {
    // A client that keeps its connection would keep this process from stopping.
    if (lifecycle.stopping) response.setHeader("connection", "close");
    response.writeHead(answer.status, {
      ...answer.headers,
      "x-request-id": context.requestId,
      "content-length": Buffer.byteLength(answer.body),
    });
    response.end(answer.body);
  }

  try {
    send(await answerRequest(found, context));
  } catch (error) {
    context.log.error({ error }, "Request failed");
    send(json(500, { error: "Internal error", requestId: context.requestId }));
  }
}

async function answerRequest(found: FoundRoute | undefined, context: RequestContext): Promise<Answer> {
  const { requestId } = context;
  if (!found) return json(404, { error: "Not found", requestId });
  if ("allowed" in found) {
    return json(405, { error: "Method not allowed", requestId }, { allow: found.allowed.join(", ") });
  }
  return found.route.answer(context, found.parameters);
}
