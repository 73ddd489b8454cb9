import type { ActionFunctionArgs } from "@remix-run/node";
import { askPlatform } from "../../api.server.ts";
import { CreateServiceOverHttpDocument } from "../../gql/generated/graphql.ts";
import { answerError } from "./answer-error.server.ts";
import { answerProblems } from "./answer-problems.server.ts";
import { readCreationRequest } from "./read-creation-request.server.ts";

/**
 * `POST /api/services`: createService for clients that speak plain HTTP. The body is a CreateServiceInput as JSON,
 * `Idempotency-Key` its key, and the bearer token goes to the API as it came; cookies count for nothing here.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  if (request.method !== "POST") return methodNotAllowed();
  const authorization = request.headers.get("authorization");
  if (!authorization) return answerError("UNAUTHENTICATED", "Send an API token: Authorization: Bearer <token>.");

  const read = await readCreationRequest(request);
  if ("refusal" in read) return read.refusal;

  const answered = await askPlatform(
    { request, context },
    CreateServiceOverHttpDocument,
    { input: read.input },
    { authorization },
  );
  const error = answered?.errors?.[0];
  if (error) return answerError(error.extensions?.code, error.message);
  if (!answered?.data)
    return answerError("UNAVAILABLE", "The platform's API does not answer. Try again with the same key.");

  const { service, problems } = answered.data.createService;
  if (!service) return answerProblems(problems);
  return Response.json({ service }, { status: 201, headers: { Location: `/services/${service.name}` } });
}

export const loader = () => methodNotAllowed();

const methodNotAllowed = () =>
  Response.json(
    { problems: [{ code: "INVALID", field: null, message: "This address takes POST alone." }] },
    { status: 405, headers: { Allow: "POST" } },
  );
