import type { LoaderFunctionArgs } from "@remix-run/node";
import { api } from "../../api.server.ts";
import { PendingCommitsDocument } from "../../gql/generated/graphql.ts";
import { readText } from "../../read-text.ts";

/** The commits that run in the stage before and not in this one, for who opens their list; `null` where none are known. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const names = { service: readText(query, "service"), environment: readText(query, "environment") };
  const { service } = await api({ request, context }, PendingCommitsDocument, names);
  return Response.json({ pending: service?.environment?.pendingCommits ?? null });
}
