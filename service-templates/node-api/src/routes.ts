import { type Answer, json } from "./answer.ts";
import type { Metrics } from "./create-metrics.ts";
import type { RequestContext } from "./create-request-context.ts";
import type { Configuration } from "./read-configuration.ts";

export interface Route {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** `/orders/:id`; the values come as `parameters`. It is also the label in the metrics. */
  path: string;
  /** Asked by machines every few seconds: logged at level debug, unless it fails. */
  probe?: boolean;
  answer: (context: RequestContext, parameters: Record<string, string>) => Answer | Promise<Answer>;
}

/** True from the first stop signal on. */
export interface Lifecycle {
  stopping: boolean;
}

/** Everything this service answers. */
export function createRoutes(
  configuration: Configuration,
  metrics: Pick<Metrics, "registry">,
  lifecycle: Readonly<Lifecycle>,
): Route[] {
  const { service, version, environment, commit } = configuration;
  return [
    {
      method: "GET",
      path: "/",
      answer: () => json(200, { message: `Hello from ${service}`, service, version, environment, commit }),
    },
    {
      method: "GET",
      path: "/health",
      probe: true,
      answer: () => json(200, { status: "ok" }),
    },
    {
      method: "GET",
      path: "/ready",
      probe: true,
      answer: () => (lifecycle.stopping ? json(503, { status: "stopping" }) : json(200, { status: "ready" })),
    },
    {
      method: "GET",
      path: "/metrics",
      probe: true,
      answer: async () => ({
        status: 200,
        headers: { "content-type": metrics.registry.contentType },
        body: await metrics.registry.metrics(),
      }),
    },
  ];
}
