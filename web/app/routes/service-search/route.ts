import type { LoaderFunctionArgs } from "@remix-run/node";
import { api } from "../../api.server.ts";
import { ServiceSearchDocument } from "../../gql/generated/graphql.ts";
import { readText } from "../../read-text.ts";

/** The few services that fit what was typed into the palette. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const search = readText(new URL(request.url).searchParams, "search");
  const { services } = await api({ request, context }, ServiceSearchDocument, { search });
  return Response.json({ services: services.nodes });
}
