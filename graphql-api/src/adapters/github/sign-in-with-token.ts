import { makeOctokit } from "./make-octokit.ts";
import type { Session, SessionSettings } from "./session.ts";

/** A session of whoever owns the token. What the token may do shows only when it is used. */
export function signInWithToken({ restUrl, userAgent }: SessionSettings, { token }: { token: string }): Session {
  const octokit = makeOctokit({ baseUrl: restUrl, userAgent, auth: token });
  return {
    appId: null,
    octokit: async () => octokit,
    renew() {},
    missingPermissions: async () => [],
  };
}
