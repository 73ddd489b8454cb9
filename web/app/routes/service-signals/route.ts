import type { LoaderFunctionArgs } from "@remix-run/node";
import { api } from "../../api.server.ts";
import { ServiceSignalsDocument } from "../../gql/generated/graphql.ts";
import { readText } from "../../read-text.ts";
import { recentMinutes } from "../../signals/recent-minutes.ts";

/** How a service does everywhere, and its alerts, for its page: asked for apart, so that nobody waits for Prometheus. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const service = readText(new URL(request.url).searchParams, "service");
  return Response.json(await api({ request, context }, ServiceSignalsDocument, { service, minutes: recentMinutes }));
}
