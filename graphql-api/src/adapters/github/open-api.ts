import { setTimeout as wait } from "node:timers/promises";
import type { Octokit } from "@octokit/core";
import type { Call } from "./call.ts";
import { explainFailure } from "./explain-failure.ts";
import type { GitHubError } from "./github-error.ts";
import { openWire, type WireSettings } from "./open-wire.ts";
import type { Session } from "./session.ts";

/** One error of a GraphQL answer; `path` starts with the alias it belongs to. */
export interface GraphqlError {
  type?: string;
  message: string;
  path?: (string | number)[];
}

/** A GraphQL answer as it came: data and errors can both be there. */
interface GraphqlAnswer<Data> {
  data: Data | null;
  errors: GraphqlError[];
}

/** Goes into every Octokit call, so that the wire knows which call it carries. */
interface CallOptions {
  fetch: typeof fetch;
}

/** GitHub's two APIs for one set of credentials. Rejects with `GitHubError` only. */
export interface Api {
  /** The data of a REST answer. */
  rest<Data>(call: Call, send: (octokit: Octokit, request: CallOptions) => Promise<{ data: Data }>): Promise<Data>;
  /** A GraphQL answer with its errors: what they mean differs from document to document. */
  graphql<Data>(call: Call, document: string, variables: Record<string, unknown>): Promise<GraphqlAnswer<Data>>;
}

const RETRY_PAUSE_MS = 250;
/** A read that failed sooner than this is worth a second try at once; a silent GitHub is not. */
const QUICK_FAILURE_MS = 2_000;

/** Opens the APIs for a session. `graphqlUrl` is absolute. */
export function openApi(session: Pick<Session, "octokit" | "renew">, graphqlUrl: string, wire: WireSettings): Api {
  async function attempt<Data>(call: Call, send: Parameters<Api["rest"]>[1]): Promise<Data> {
    wire.gate.pass(call.what);
    const octokit = await session.octokit(call);
    if (call.effect !== "READ") await wire.gate.takeTurn();
    try {
      const answer = await send(octokit, { fetch: openWire(wire, call.operation, call.what) });
      return answer.data as Data;
    } catch (error) {
      const failure = explainFailure(call, error);
      // The right may have been given meanwhile, which only a new token knows.
      if (failure.kind === "FORBIDDEN" || failure.kind === "UNAUTHORIZED") session.renew();
      throw failure;
    }
  }

  async function perform<Data>(call: Call, send: Parameters<Api["rest"]>[1]): Promise<Data> {
    const startedAt = performance.now();
    try {
      return await attempt<Data>(call, send);
    } catch (error) {
      const { kind } = error as GitHubError;
      // Refused, so nothing has happened: the token may be older than the right that it lacks, and there is a new one.
      if (kind === "FORBIDDEN" || kind === "UNAUTHORIZED") return attempt(call, send);
      const isWorthAnother = call.effect === "READ" && kind === "UNAVAILABLE";
      if (!isWorthAnother || performance.now() - startedAt > QUICK_FAILURE_MS) throw error;
    }
    await wait(RETRY_PAUSE_MS);
    return attempt<Data>(call, send);
  }

  return {
    rest: perform,
    async graphql<Data>(call: Call, document: string, variables: Record<string, unknown>) {
      const body = await perform<Partial<GraphqlAnswer<Data>>>(call, (octokit, request) =>
        octokit.request({ method: "POST", url: graphqlUrl, query: document, variables, request }),
      );
      return { data: body.data ?? null, errors: body.errors ?? [] };
    },
  };
}
