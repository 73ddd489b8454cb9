import { createHash, timingSafeEqual } from "node:crypto";
import type { RequestHandler } from "express";
import type { Config } from "../app/config.server.ts";
import { portalInfo, registry } from "./metrics.ts";

/** What Prometheus asks. With METRICS_TOKEN it has to know that; without, everybody may read. */
export function answerMetrics({ metricsToken, publicUrl }: Pick<Config, "metricsToken" | "publicUrl">): RequestHandler {
  portalInfo.set({ url: publicUrl }, 1);

  return async (request, response, next) => {
    if (metricsToken !== null && !isSame(request.get("authorization") ?? "", `Bearer ${metricsToken}`))
      return void response.status(401).set("WWW-Authenticate", "Bearer").type("text").send("Metrics want a token.\n");
    try {
      response.set("Content-Type", registry.contentType).send(await registry.metrics());
    } catch (error) {
      next(error);
    }
  };
}

/** Takes the same time wherever the first difference is. */
function isSame(one: string, other: string): boolean {
  const digest = (value: string) => createHash("sha256").update(value).digest();
  return timingSafeEqual(digest(one), digest(other));
}
