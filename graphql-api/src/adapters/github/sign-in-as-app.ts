import { createAppAuth } from "@octokit/auth-app";
import type { Octokit } from "@octokit/core";
import { RequestError } from "@octokit/request-error";
import type { Call } from "./call.ts";
import { describe, explainFailure } from "./explain-failure.ts";
import { findMissingPermissions } from "./find-missing-permissions.ts";
import { GitHubError } from "./github-error.ts";
import { makeOctokit } from "./make-octokit.ts";
import { openWire } from "./open-wire.ts";
import { quoteGitHub } from "./quote-github.ts";
import type { Session, SessionSettings } from "./session.ts";

/** A GitHub App's own identity. `privateKey` is PEM text. */
export interface AppCredentials {
  appId: number;
  privateKey: string;
}

/** The App's installation in the organisation: what it is called and what it may do there. */
interface Installation {
  id: number;
  permissions: Record<string, string | undefined>;
}

/**
 * A session of the App's installation in the organisation. The installation is looked up when first needed, and
 * again after `renew`: an installation token keeps the permissions it was born with for its whole hour.
 */
export function signInAsApp(settings: SessionSettings, credentials: AppCredentials): Session {
  const { restUrl, organization, userAgent, wire } = settings;
  const request = { fetch: openWire(wire, "authenticate", "sign in to GitHub as the App") };
  const shared = { baseUrl: restUrl, userAgent, request, authStrategy: createAppAuth };
  const app = makeOctokit({ ...shared, auth: credentials });
  let installed: Promise<Octokit> | null = null;

  async function readInstallation(): Promise<Installation> {
    const { data } = await app.request("GET /orgs/{org}/installation", { org: organization });
    return { id: data.id, permissions: data.permissions as Installation["permissions"] };
  }

  async function signIn(): Promise<Octokit> {
    const { id } = await readInstallation();
    return makeOctokit({ ...shared, auth: { ...credentials, installationId: id } });
  }

  return {
    appId: credentials.appId,

    async octokit(call) {
      installed ??= signIn();
      try {
        const octokit = await installed;
        await octokit.auth({ type: "installation" });
        return octokit;
      } catch (error) {
        installed = null;
        throw explainSignIn(call, error, organization);
      }
    },

    renew() {
      installed = null;
    },

    async missingPermissions(call) {
      try {
        const { permissions } = await readInstallation();
        return findMissingPermissions(permissions);
      } catch (error) {
        throw explainSignIn(call, error, organization);
      }
    },
  };
}

/** Signing in comes before the call, so whatever went wrong here, the call itself has had no effect. */
function explainSignIn(call: Call, error: unknown, organization: string): GitHubError {
  const before: Call = { ...call, effect: "READ" };
  if (error instanceof RequestError && error.status === 404) {
    const said = `GitHub answered 404: ${quoteGitHub(error.response?.data)}. Install the App in ${organization}.`;
    return describe("UNAUTHORIZED", before, said, 404);
  }
  const isKeyTrouble = !(error instanceof RequestError || error instanceof GitHubError);
  if (isKeyTrouble) return describe("UNAUTHORIZED", before, "The GitHub App's private key cannot be used.", null);
  return explainFailure(before, error);
}
