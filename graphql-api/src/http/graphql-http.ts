import type { Server } from "node:http";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import { GraphQLError, type GraphQLSchema, Kind, OperationTypeNode } from "graphql";
import type { Context, Platform } from "../context.ts";
import { denied, maskError } from "../errors.ts";
import { operationSeconds } from "../metrics.ts";
import { asGateway } from "./compile-operation.ts";
import { measureDocument } from "./measure-document.ts";
import { checkLimits, LIMITS } from "./query-limits.ts";

/** Apollo over one schema: compiled execution, limits, masked errors, metrics. Not started yet. */
export function createApollo(
  schema: GraphQLSchema,
  http: Server,
  { log, config }: Pick<Platform, "log" | "config">,
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    gateway: asGateway(schema),
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer: http }),
      // It would listen to every field of every answer, which costs more than making the answer.
      ApolloServerPluginCacheControlDisabled(),
      limits(schema),
      measure,
    ],
    parseOptions: { maxTokens: LIMITS.tokens },
    maxRecursiveSelections: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    // For whoever is signed in, in production as well; see `limits`.
    introspection: true,
    hideSchemaDetailsFromClientErrors: config.isProduction,
    // Registered documents would be a cache that anybody can fill.
    persistedQueries: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => maskError(log, formatted, error),
  });
}

const limits = (schema: GraphQLSchema): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ document, operation, operationName, request, contextValue }) {
        if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
          const message = "Subscriptions go over WebSocket (graphql-ws) at the same address.";
          throw new GraphQLError(message, { extensions: { code: "BAD_REQUEST", http: { status: 400 } } });
        }
        checkLimits(schema, document, operationName, request.variables ?? {});
        // Fragments can ask for the schema, too.
        if (!contextValue.viewer && measureDocument(document).schemaDepth > 0)
          throw denied("UNAUTHENTICATED", "Sign in or send a token to read the schema.");
      },
    };
  },
});

const measure: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    const from = performance.now();
    return {
      async willSendResponse({ operation, response }) {
        const first = operation?.selectionSet.selections[0];
        const field = first?.kind === Kind.FIELD ? first.name.value : "none";
        const failed = response.body.kind === "single" && response.body.singleResult.errors?.length;
        operationSeconds.observe(
          { field: operation ? field : "none", type: operation?.operation ?? "none", outcome: failed ? "error" : "ok" },
          (performance.now() - from) / 1000,
        );
      },
    };
  },
};
