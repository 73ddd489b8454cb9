import type { Call } from "./call.ts";
import type { GitHub } from "./github.ts";
import { GitHubError } from "./github-error.ts";
import type { Api } from "./open-api.ts";
import { splitFullName } from "./split-full-name.ts";

/** Actions variables of a repository. */
export function variables(api: Api): Pick<GitHub, "setVariable"> {
  return {
    async setVariable(repository, name, value) {
      const what = `set the variable ${name} of ${repository}`;
      const call: Call = { operation: "setVariable", what, effect: "REPEATABLE" };
      const parameters = { ...splitFullName(repository), name, value };
      try {
        await api.rest(call, (octokit, request) =>
          octokit.request("POST /repos/{owner}/{repo}/actions/variables", { ...parameters, request }),
        );
      } catch (error) {
        // GitHub has no "create or update" here: a conflict says that the variable is there.
        if (!(error instanceof GitHubError && error.kind === "CONFLICT")) throw error;
        await api.rest(call, (octokit, request) =>
          octokit.request("PATCH /repos/{owner}/{repo}/actions/variables/{name}", { ...parameters, request }),
        );
      }
    },
  };
}
