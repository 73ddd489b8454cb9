import { data as answer, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { TypedDocumentString } from "./gql/generated/graphql.ts";
import type { PlatformFailure } from "./platform-failure.ts";

export type Caller = Pick<LoaderFunctionArgs, "request" | "context">;
export type PlatformError = { message: string; extensions?: { code?: string; id?: string } };
export type PlatformAnswer<Data> = { data?: Data | null; errors?: PlatformError[] };

/** A page is worth waiting this long for, in milliseconds. */
const patience = 10_000;

/**
 * The door from a page to the platform: asks as the person whose cookie came with the request.
 *
 * @throws a redirect to the sign-in page for strangers, else a response that the error pages can tell.
 */
export async function api<Data, Variables>(
  caller: Caller,
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const credentials = {
    cookie: caller.request.headers.get("cookie") ?? "",
    // The portal's server has refused foreign forms already, so what arrives here comes from its own pages.
    origin: new URL(caller.context.publicUrl).origin,
  };
  const answered = await askPlatform(caller, document, variables, credentials);

  const error = answered?.errors?.[0];
  if (error) throw refusal(error, caller);
  if (!answered?.data) throw failure(503, "unavailable", "Nothing is lost. Try again in a moment.", caller);
  return answered.data;
}

/** Asks with the given credentials and returns the answer as it came, errors included; `null` when none came. */
export async function askPlatform<Data, Variables>(
  caller: Caller,
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  credentials: Record<string, string>,
): Promise<PlatformAnswer<Data> | null> {
  const { apiUrl, requestId } = caller.context;
  // Not the request's own signal: a page that is left must not cut a creation that has begun.
  const response = await fetch(`${apiUrl}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-request-id": requestId, ...credentials },
    body: JSON.stringify({ query: document.toString(), variables }),
    signal: AbortSignal.timeout(patience),
  }).catch((error: unknown) => {
    console.error(`The API did not answer request ${requestId}: ${describe(error)}`);
    return null;
  });

  const body: unknown = await response?.json().catch(() => null);
  return isAnswer<Data>(body) ? body : null;
}

/** The page that asks a stranger to sign in and then leads back to where they wanted to go. */
export function signInFirst(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  return redirect(`/sign-in?returnTo=${encodeURIComponent(pathname + search)}`);
}

/** What fetch failed of, which it only tells as the cause of its own error. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function refusal(error: PlatformError, caller: Caller) {
  const code = error.extensions?.code;
  if (code === "UNAUTHENTICATED") return signInFirst(caller.request);
  if (code === "FORBIDDEN") return failure(403, "forbidden", error.message, caller);
  if (code === "NOT_FOUND") return failure(404, "missing", error.message, caller);
  return failure(500, "broken", error.message, caller, error.extensions?.id);
}

/** `id` is what a log knows it by: the API's own word for it where it gave one. */
function failure(
  status: number,
  kind: PlatformFailure["kind"],
  message: string,
  { context }: Caller,
  id = context.requestId,
) {
  return answer<PlatformFailure>({ kind, message, id }, { status });
}

function isAnswer<Data>(body: unknown): body is PlatformAnswer<Data> {
  return typeof body === "object" && body !== null && ("data" in body || "errors" in body);
}
