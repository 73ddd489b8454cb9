import type { GatewayExecutor, GatewayInterface } from "@apollo/server-gateway-interface";
import { type DocumentNode, type ExecutionResult, execute, GraphQLError, type GraphQLSchema } from "graphql";
import { type CompiledQuery, compileQuery, isCompiledQuery } from "graphql-jit";

/** Operations whose compiled form is kept; clients send few different ones. */
const KEPT = 500;

/**
 * Runs operations as compiled functions: interpreting the document anew for every request costs more than all
 * our resolvers together. What the compiler does not take is interpreted as usual.
 */
export function compileOperations(schema: GraphQLSchema): GatewayExecutor {
  const kept = new Map<string, CompiledQuery | null>();

  function compiled(document: DocumentNode, name: string | null, key: string): CompiledQuery | null {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = compileQuery(schema, document, name ?? undefined);
    const query = isCompiledQuery(made) ? made : null;
    kept.set(key, query);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? key);
    return query;
  }

  return async ({ document, operationName, queryHash, request, context }) => {
    const query = compiled(document, operationName, `${queryHash} ${operationName ?? ""}`);
    const variables = request.variables ?? {};
    if (query) return withWholeErrors(await query.query(undefined, context, variables));
    return execute({ schema, document, operationName, variableValues: variables, contextValue: context });
  };
}

/** The compiler's errors lack `extensions`, and Apollo, which reads those first, would tell and log none of them. */
function withWholeErrors(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  const errors = result.errors.map((error) => {
    if (error.extensions) return error;
    const { message, path, originalError } = error;
    return new GraphQLError(message, { ...(path && { path }), ...(originalError && { originalError }) });
  });
  return { ...result, errors };
}

/** Apollo takes an executor of one's own only from a "gateway"; this one has a single schema that never changes. */
export function asGateway(schema: GraphQLSchema): GatewayInterface {
  return {
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => {};
    },
    load: async () => ({ executor: compileOperations(schema) }),
    stop: async () => {},
  };
}
