import { Octokit } from "@octokit/core";

/** The REST version whose answers this adapter was written for. */
const API_VERSION = "2026-03-10";

const silent = () => {};

/** An Octokit for one identity. It logs nothing: what matters comes back as an error. */
export function makeOctokit(options: ConstructorParameters<typeof Octokit>[0]): Octokit {
  const octokit = new Octokit({ ...options, log: { debug: silent, info: silent, warn: silent, error: silent } });
  // Octokit has no option for the version, and a default header would be lost on the token requests.
  octokit.hook.before("request", (request) => {
    request.headers["x-github-api-version"] = API_VERSION;
  });
  return octokit;
}
