import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { createMetrics } from "./create-metrics.ts";
import { handleRequest } from "./handle-request.ts";
import type { Configuration } from "./read-configuration.ts";
import { createRoutes, type Lifecycle, type Route } from "./routes.ts";

export interface RunningService {
  /** The port it really listens on. */
  port: number;
  /**
   * Says "not ready", takes no further connection and waits for the requests under way. Answers how many of
   * them had to be cut off after `graceMilliseconds`: 0 is a clean stop.
   */
  stop: (graceMilliseconds: number) => Promise<number>;
}

/** Listens, and answers once it does. Rejects when the port cannot be had. */
export async function startService(
  configuration: Configuration,
  log: Logger,
  moreRoutes: readonly Route[] = [],
): Promise<RunningService> {
  const metrics = createMetrics(configuration);
  const lifecycle: Lifecycle = { stopping: false };
  const routes = [...createRoutes(configuration, metrics, lifecycle), ...moreRoutes];
  let open = 0;

  const server = createServer(
    {
      // Longer than the 60 s after which an AWS load balancer drops an idle connection: were it shorter, the
      // balancer could send a request into a connection that is just being closed here, and answer 502.
      keepAliveTimeout: 65_000,
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 1_000,
    },
    (request, response) => {
      open += 1;
      response.once("close", () => {
        open -= 1;
      });
      void handleRequest({ routes, metrics, lifecycle, log }, request, response);
    },
  );
  server.listen(configuration.port);
  await once(server, "listening");

  async function stop(graceMilliseconds: number): Promise<number> {
    lifecycle.stopping = true;
    let cut = 0;
    const closed = once(server, "close");
    server.close();
    const deadline = setTimeout(() => {
      cut = open;
      server.closeAllConnections();
    }, graceMilliseconds);
    await closed;
    clearTimeout(deadline);
    return cut;
  }

  return { port: (server.address() as AddressInfo).port, stop };
}
