import type { LoaderFunctionArgs } from "@remix-run/node";
import { api } from "../../api.server.ts";
import { CheckNameDocument } from "../../gql/generated/graphql.ts";
import { readText } from "../../read-text.ts";

/** What is wrong with a name, if anything: the plan of a service of which nothing else is known yet. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const name = readText(query, "name");
  const input = { name, template: readText(query, "template"), owner: "", parameters: {} };

  const { planService } = await api({ request, context }, CheckNameDocument, { input });
  const problem = planService.problems.find(({ field }) => field?.[0] === "name");
  return Response.json({ problem: problem?.message ?? null });
}
