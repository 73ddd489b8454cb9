import type { LoaderFunctionArgs } from "@remix-run/node";
import { readText } from "../../read-text.ts";
import { readRange } from "../../signals/read-range.ts";
import { readSignals } from "../../signals/read-signals.server.ts";

/** The numbers of a page of metrics, for the page that is open and moves on. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const asked = { service: readText(query, "service"), environment: readText(query, "environment") };
  return Response.json(await readSignals({ request, context }, { ...asked, minutes: readRange(query).minutes }));
}
