import { type DocumentNode, execute, GraphQLError, parse, validate } from "graphql";
import { actorName } from "../access/actor.ts";
import { authenticate } from "../access/authenticate.ts";
import { type Incoming, isObject, readJson } from "../http/incoming.ts";
import { limitHeaders } from "../http/rate-limits.ts";
import { json, type Reply } from "../http/reply.ts";
import { Refusal } from "../refusal.ts";
import { refusalReply } from "../rest/answer-rest.ts";
import type { World } from "../world.ts";
import { type GraphqlContext, resolveField, typeOf } from "./field.ts";
import { mutations } from "./mutations.ts";
import { queries } from "./queries.ts";
import { githubSchema } from "./schema.ts";

export const graphqlPath = "/api/graphql";

/** Answers one GraphQL request; what is wrong inside of it comes with HTTP 200, as GitHub does it. */
export async function answerGraphql(world: World, incoming: Incoming): Promise<Reply> {
  try {
    if (incoming.method !== "POST") throw new Refusal(404, "NOT_FOUND", "Not Found");
    const actor = await authenticate(world, incoming.headers);
    if (!actor) throw new Refusal(401, "UNAUTHENTICATED", "This endpoint requires you to be authenticated.");
    if (actor.kind === "app") throw new Refusal(401, "UNAUTHENTICATED", "Bad credentials");
    const body = readJson(incoming);
    if (typeof body.query !== "string") {
      throw new Refusal(400, "BAD_REQUEST", "A query attribute must be specified and must be a string.");
    }
    const limits = world.limits.spend(actorName(world, actor), "graphql");
    const variables = isObject(body.variables) ? body.variables : {};
    const operation = typeof body.operationName === "string" ? body.operationName : null;
    const result = await run(body.query, variables, operation, { world, actor });
    return json(200, result, limitHeaders(limits, "graphql"));
  } catch (error) {
    if (error instanceof Refusal) return refusalReply(error);
    throw error;
  }
}

async function run(
  query: string,
  variableValues: Record<string, unknown>,
  operationName: string | null,
  contextValue: GraphqlContext,
) {
  const schema = githubSchema();
  const document = parseQuery(query);
  if (document instanceof GraphQLError) return { errors: [shapeError(document)] };
  const mistakes = validate(schema, document);
  if (mistakes.length > 0) return { errors: mistakes.map(shapeError) };
  const rootValue = isMutation(document, operationName) ? mutations : queries;
  const { data, errors } = await execute({
    schema,
    document,
    rootValue,
    contextValue,
    variableValues,
    operationName,
    fieldResolver: resolveField,
  });
  for (const error of errors ?? []) reportOurs(error);
  return { ...(data === undefined ? {} : { data }), ...(errors ? { errors: errors.map(shapeError) } : {}) };
}

function parseQuery(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: 50_000 });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function isMutation(document: DocumentNode, operationName: string | null): boolean {
  return document.definitions.some(
    (one) =>
      one.kind === "OperationDefinition" &&
      one.operation === "mutation" &&
      (operationName === null || one.name?.value === operationName),
  );
}

function shapeError(error: GraphQLError): Record<string, unknown> {
  const type = typeOf(error);
  return {
    ...(type ? { type } : {}),
    ...(error.path ? { path: error.path } : {}),
    ...(error.locations ? { locations: error.locations } : {}),
    message: error.message,
  };
}

/** A mistake of the sandbox itself must not look like a word of GitHub. */
function reportOurs(error: GraphQLError): void {
  const cause = error.originalError;
  if (cause && !(cause instanceof Refusal) && !(cause instanceof GraphQLError)) console.error(cause);
}
