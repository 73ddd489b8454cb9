import { createClient } from "graphql-ws";
import WebSocket from "ws";

export interface Credential {
  cookie?: string;
  token?: string;
}

export interface Answer {
  status: number;
  data: Record<string, unknown> | null;
  errors: { message: string; extensions: Record<string, unknown> }[];
}

/** Speaks to an API as browsers and scripts do: over HTTP and WebSocket, with a cookie or a token. */
export interface Caller {
  url: string;
  /** Walks through GitHub's sign-in as that person; answers the session cookie, or "" when it was refused. */
  signIn(login: string): Promise<string>;
  graphql(query: string, variables?: Record<string, unknown>, as?: Credential): Promise<Answer>;
  /** The data of each message of a subscription, as long as it is read. */
  subscribe(query: string, variables: Record<string, unknown>, as: Credential): AsyncGenerator<Record<string, unknown>>;
}

const ORIGIN = "http://localhost:3999";

export function createCaller(url: string): Caller {
  const headersOf = ({ cookie, token }: Credential): Record<string, string> => ({
    ...(cookie && { cookie, origin: ORIGIN }),
    ...(token && { authorization: `Bearer ${token}` }),
  });

  return {
    url,
    signIn: (login) => walkSignIn(url, login),
    async graphql(query, variables = {}, as = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headersOf(as) },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await response.json()) as Partial<Answer>;
      return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
    },
    async *subscribe(query, variables, as) {
      const headers = headersOf(as);
      const client = createClient({
        url: `${url.replace("http", "ws")}/graphql`,
        retryAttempts: 0,
        webSocketImpl: class extends WebSocket {
          constructor(address: string, protocols: string) {
            super(address, protocols, { headers });
          }
        },
      });
      try {
        for await (const { data, errors } of client.iterate<Record<string, unknown>>({ query, variables })) {
          if (errors || !data) throw new Error(JSON.stringify(errors));
          yield data;
        }
      } catch (error) {
        // The client rejects with a list of GraphQL errors, or with how the socket was closed.
        throw error instanceof Error
          ? error
          : new Error(JSON.stringify(error) + String((error as CloseEvent).code ?? ""));
      } finally {
        await client.dispose();
      }
    },
  };
}

/** Follows the redirects of a sign-in by hand, because the portal's address of a test answers nobody. */
async function walkSignIn(url: string, login: string): Promise<string> {
  const begin = await fetch(`${url}/auth/sign-in?login=${login}`, { redirect: "manual" });
  const state = begin.headers.getSetCookie().map((it) => it.split(";")[0]);
  const consent = await fetch(begin.headers.get("location") ?? "", { redirect: "manual" });
  const back = new URL(consent.headers.get("location") ?? "");
  const end = await fetch(`${url}${back.pathname}${back.search}`, {
    redirect: "manual",
    headers: { cookie: state.join("; ") },
  });
  const session = end.headers.getSetCookie().find((it) => /waymark/.test(it) && !/Max-Age=0|1970/.test(it));
  return session?.split(";")[0] ?? "";
}
