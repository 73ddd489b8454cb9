import { createHash, timingSafeEqual } from "node:crypto";
import type { Incoming } from "../github/http/incoming.ts";
import { type Reply, text } from "../github/http/reply.ts";
import { registry } from "./metrics.ts";

export const metricsPath = "/metrics";

/** What Prometheus asks. @param token what it has to say as `Authorization: Bearer`; null lets everybody read. */
export async function answerMetrics({ headers }: Incoming, token: string | null): Promise<Reply> {
  if (token !== null && !isSame(headers.authorization ?? "", `Bearer ${token}`))
    return { ...text(401, "Metrics want the token of METRICS_TOKEN.\n"), headers: { "www-authenticate": "Bearer" } };
  return { status: 200, headers: { "content-type": registry.contentType }, body: await registry.metrics() };
}

/** Takes the same time wherever the first difference is. */
function isSame(one: string, other: string): boolean {
  const digest = (value: string) => createHash("sha256").update(value).digest();
  return timingSafeEqual(digest(one), digest(other));
}
