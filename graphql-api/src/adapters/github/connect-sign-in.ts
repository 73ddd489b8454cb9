import type { Octokit } from "@octokit/core";
import type { Call } from "./call.ts";
import { findApiRoots } from "./find-api-roots.ts";
import type { GitHubSignIn } from "./github.ts";
import { GitHubError } from "./github-error.ts";
import { makeOctokit } from "./make-octokit.ts";
import { type Api, openApi } from "./open-api.ts";
import type { ObservedCall } from "./open-wire.ts";
import { quoteGitHub } from "./quote-github.ts";
import { RateGate } from "./rate-gate.ts";

/** The OAuth side of the GitHub App (or an OAuth App). */
export interface SignInSettings {
  /** The address browsers open, e.g. https://github.com. */
  url: string;
  /** The REST root, where it does not follow from `url`. */
  apiUrl?: string | null;
  clientId: string;
  clientSecret: string;
  userAgent: string;
  /** How long GitHub may keep silent; 10,000 ms unless told. */
  timeoutMs?: number;
  /** Goes with every request, such as whose trace it belongs to. */
  writeHeaders?: () => Record<string, string>;
  observe?: (call: ObservedCall) => void;
}

const SIGN_IN_TIMEOUT_MS = 10_000;

/** GitHub answers a refused code with 200 and an `error`. */
interface TokenAnswer {
  access_token?: string;
  error?: string;
  error_description?: string;
}

/**
 * GitHub's web sign-in. It asks for no scope: who somebody is needs none, and what they belong to is read by the
 * App (https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps).
 */
export function connectSignIn(settings: SignInSettings): GitHubSignIn {
  const { clientId, clientSecret, userAgent } = settings;
  const roots = findApiRoots(settings.url, settings.apiUrl ?? null);
  const site = settings.url.replace(/\/+$/, "");
  const timeoutMs = settings.timeoutMs ?? SIGN_IN_TIMEOUT_MS;
  const { observe = () => {}, writeHeaders = () => ({}) } = settings;

  /** The API for one sign-in: a person's limit is nobody else's. */
  function openFor(octokit: Octokit): Api {
    const wire = { gate: new RateGate(0), timeoutMs, observe, writeHeaders };
    return openApi({ octokit: async () => octokit, renew() {} }, roots.graphql, wire);
  }

  async function exchangeForToken(code: string, redirectUri: string): Promise<string> {
    const call: Call = { operation: "exchangeCode", what: "sign in with GitHub", effect: "REPEATABLE" };
    const api = openFor(makeOctokit({ baseUrl: roots.signIn, userAgent }));
    const answer = await api.rest<TokenAnswer>(call, (octokit, request) =>
      octokit.request({
        method: "POST",
        url: "/login/oauth/access_token",
        headers: { accept: "application/json" },
        client_id: clientId,
        client_secret: clientSecret,
        code,
        redirect_uri: redirectUri,
        request,
      }),
    );
    if (answer.access_token) return answer.access_token;
    throw explainRefusal(call, answer);
  }

  return {
    authorizeUrl({ state, redirectUri }) {
      const query = new URLSearchParams({
        client_id: clientId,
        redirect_uri: redirectUri,
        state,
        allow_signup: "false",
      });
      return `${site}/login/oauth/authorize?${query}`;
    },

    async exchangeCode({ code, redirectUri }) {
      const token = await exchangeForToken(code, redirectUri);
      const call: Call = { operation: "readSignedIn", what: "ask GitHub who signed in", effect: "READ" };
      const api = openFor(makeOctokit({ baseUrl: roots.rest, userAgent, auth: token }));
      const person = await api.rest(call, (octokit, request) => octokit.request("GET /user", { request }));
      return { id: Number(person.id), login: person.login, name: person.name, avatarUrl: person.avatar_url };
    },
  };
}

function explainRefusal(call: Call, { error, error_description: description }: TokenAnswer): GitHubError {
  const said = `Could not ${call.what}. GitHub answered: ${quoteGitHub({ message: description ?? error })}.`;
  if (error === "bad_verification_code")
    return new GitHubError("UNAUTHORIZED", `${said} Sign in again.`, { status: 200 });
  const advice = "Check the client id, the client secret and the callback address of the GitHub App.";
  return new GitHubError("INVALID", `${said} ${advice}`, { status: 200 });
}
