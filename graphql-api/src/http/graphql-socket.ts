import type { IncomingMessage, Server } from "node:http";
import { type DocumentNode, GraphQLError, type GraphQLSchema, getOperationAST, OperationTypeNode } from "graphql";
import { CloseCode } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import { type WebSocket, WebSocketServer } from "ws";
import type { Context, Platform } from "../context.ts";
import { maskError } from "../errors.ts";
import { authenticate } from "../identity/authenticate.ts";
import { isOwnOrigin } from "../identity/check-origin.ts";
import { stillValid } from "../identity/still-valid.ts";
import type { Viewer } from "../identity/viewer.ts";
import { openSubscriptions } from "../metrics.ts";
import { keepDocuments } from "./keep-documents.ts";
import { checkLimits } from "./query-limits.ts";

type Extra = {
  request: IncomingMessage;
  socket: WebSocket;
  viewer?: Viewer | null;
};

/** How often open sockets are asked whether their credential still counts. */
const RECHECK_MS = 3000;
/** WebSocket's code for "come back in a moment" (https://www.iana.org/assignments/websocket). */
const TRY_AGAIN_LATER = 1013;
/** A reader that stopped reading is let go once this much waits for it. */
const MAX_BUFFERED = 1024 * 1024;

/**
 * Subscriptions over WebSocket. graphql-ws knows nothing of Apollo's protections, so all of them stand here again:
 * origin, sign-in, token and depth limits, subscriptions only.
 */
export function serveSubscriptions(
  http: Server,
  schema: GraphQLSchema,
  platform: Platform,
  makeContext: (viewer: Viewer | null) => Context,
): { dispose(): Promise<void> } {
  const sockets = new WebSocketServer({ server: http, path: "/graphql", maxPayload: 256 * 1024 });
  const open = new Map<WebSocket, Viewer>();
  const readDocument = keepDocuments(schema);

  const served = useServer<Record<string, unknown>, Extra>(
    {
      schema,
      connectionInitWaitTimeout: 5000,
      onConnect: async ({ extra, connectionParams }) => {
        const { cookie, origin, "sec-fetch-site": site } = extra.request.headers;
        const given = connectionParams?.authorization ?? extra.request.headers.authorization;
        const authorization = typeof given === "string" ? given : undefined;
        const own = isOwnOrigin(platform.config, {
          ...(origin && { origin }),
          ...(typeof site === "string" && { "sec-fetch-site": site }),
        });
        if (!authorization && cookie && !own) return false;
        try {
          extra.viewer = await authenticate(platform, {
            ...(authorization ? { authorization } : cookie && { cookie }),
          });
        } catch (error) {
          // A refusal is for good, and clients take it so; a database that is away for a moment is none.
          if (!(error instanceof GraphQLError)) extra.socket.close(TRY_AGAIN_LATER, "Try again later");
          return false;
        }
        if (!extra.viewer) return false;
        // Whoever has left while we asked the database is not heard of again, and would be kept for ever.
        if (extra.socket.readyState === extra.socket.OPEN) open.set(extra.socket, extra.viewer);
        return true;
      },
      onSubscribe: ({ extra }, _id, { query, variables, operationName }) => {
        try {
          const document = checkedSubscription(schema, readDocument(query), operationName, variables ?? {});
          const contextValue = makeContext(extra.viewer ?? null);
          return { schema, document, operationName, variableValues: variables, contextValue };
        } catch (error) {
          return [error instanceof GraphQLError ? error : new GraphQLError("The operation cannot be read.")];
        }
      },
      onOperation: () => openSubscriptions.inc(),
      onComplete: () => openSubscriptions.dec(),
      onNext: ({ extra }, _id, _payload, _args, result) => {
        if (extra.socket.bufferedAmount > MAX_BUFFERED) extra.socket.close(TRY_AGAIN_LATER, "Too slow");
        if (!result.errors) return undefined;
        return {
          data: result.data ?? null,
          errors: result.errors.map((error) => maskError(platform.log, error.toJSON(), error)),
        };
      },
      onError: (_context, _id, _payload, errors) =>
        errors.map((error) => maskError(platform.log, error.toJSON(), error)),
      onClose: ({ extra }) => void open.delete(extra.socket),
    },
    sockets,
    10_000,
  );

  const recheck = setInterval(() => void closeRevoked().catch(() => {}), RECHECK_MS);

  async function closeRevoked(): Promise<void> {
    // Whoever comes while the database is asked was not asked about, and was let in just now.
    const asked = [...open];
    if (asked.length === 0) return;
    const valid = await stillValid(
      platform.pool,
      asked.map(([, { credential }]) => credential),
    );
    for (const [socket, { credential }] of asked) {
      if (!valid.has(credential.id)) socket.close(CloseCode.Forbidden, "Forbidden");
    }
  }

  return {
    dispose: async () => {
      clearInterval(recheck);
      await served.dispose();
    },
  };
}

/** Throws a GraphQLError for whatever is no valid subscription of decent size. */
function checkedSubscription(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Record<string, unknown>,
): DocumentNode {
  if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.SUBSCRIPTION) {
    throw new GraphQLError("Only subscriptions go over the WebSocket. Send queries and mutations with POST /graphql.");
  }
  checkLimits(schema, document, operationName, variables);
  return document;
}
