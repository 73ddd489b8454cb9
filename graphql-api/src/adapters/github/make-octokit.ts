import { Octokit } from "@octokit/core";
import { RequestError } from "@octokit/request-error";

/** The REST version whose answers this adapter was written for. */
const API_VERSION = "2026-03-10";
/** The only one that Enterprise Server before 3.21 knows; what the adapter reads of answers is the same in both. */
const OLDER_API_VERSION = "2022-11-28";

const silent = () => {};

/** An Octokit for one identity. It logs nothing: what matters comes back as an error. */
export function makeOctokit(options: ConstructorParameters<typeof Octokit>[0]): Octokit {
  const octokit = new Octokit({ ...options, log: { debug: silent, info: silent, warn: silent, error: silent } });
  let version = API_VERSION;
  // Octokit has no option for the version, and a default header would be lost on the token requests.
  octokit.hook.before("request", (request) => {
    request.headers["x-github-api-version"] = version;
  });
  octokit.hook.wrap("request", async (send, request) => {
    try {
      return await send(request);
    } catch (error) {
      if (version === OLDER_API_VERSION || !isAboutVersion(error)) throw error;
      // Refused before anything happened, so that even a creation may be sent again.
      version = OLDER_API_VERSION;
      return send(request);
    }
  });
  return octokit;
}

function isAboutVersion(error: unknown): boolean {
  return (
    error instanceof RequestError && error.status === 400 && /api-version.*not (a )?supported/i.test(error.message)
  );
}
