import type { IncomingMessage } from "node:http";
import { metricsPath } from "../../metrics/answer-metrics.ts";
import { controlRoot } from "../control/answer-control.ts";
import { readGitRequest } from "../git-http/git-request.ts";
import { graphqlPath } from "../graphql/answer-graphql.ts";
import { restRoot } from "../rest/answer-rest.ts";

/** The kind of address, for metrics. */
export function routeOf(request: IncomingMessage): string {
  if (readGitRequest(request)) return "git";
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  if (path === graphqlPath) return "graphql";
  if (path.startsWith(`${restRoot}/`)) return "rest";
  if (path.startsWith("/login/")) return "oauth";
  if (path.startsWith(controlRoot)) return "control";
  if (path === metricsPath) return "metrics";
  return "page";
}
