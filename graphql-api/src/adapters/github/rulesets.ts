import type { Call } from "./call.ts";
import type { GitHub } from "./github.ts";
import { GitHubError } from "./github-error.ts";
import type { Api } from "./open-api.ts";
import { splitFullName } from "./split-full-name.ts";

/** Rules of a repository's branches. `appId` is who may bypass them; with a plain token nobody does. */
export function rulesets(api: Api, appId: number | null): Pick<GitHub, "protectDefaultBranch"> {
  return {
    async protectDefaultBranch({ repository, rulesetName }) {
      const what = `protect the default branch of ${repository}`;
      const look: Call = { operation: "protectDefaultBranch", what, effect: "READ" };
      const existing = await api.rest(look, (octokit, request) =>
        octokit.request("GET /repos/{owner}/{repo}/rulesets", {
          ...splitFullName(repository),
          // The organisation's own rulesets are not ours to adopt.
          includes_parents: false,
          per_page: 100,
          request,
        }),
      );
      if (existing.some(({ name }) => name === rulesetName)) return;

      const make: Call = { ...look, effect: "REPEATABLE" };
      await api
        .rest(make, (octokit, request) =>
          octokit.request("POST /repos/{owner}/{repo}/rulesets", {
            ...splitFullName(repository),
            name: rulesetName,
            target: "branch",
            enforcement: "active",
            bypass_actors:
              appId === null ? [] : [{ actor_id: appId, actor_type: "Integration", bypass_mode: "always" }],
            conditions: { ref_name: { include: ["~DEFAULT_BRANCH"], exclude: [] } },
            rules: [
              { type: "deletion" },
              { type: "non_fast_forward" },
              {
                type: "pull_request",
                parameters: {
                  // A team of one must be able to merge its own change; CI is what a pull request is for here.
                  required_approving_review_count: 0,
                  dismiss_stale_reviews_on_push: false,
                  require_code_owner_review: false,
                  require_last_push_approval: false,
                  required_review_thread_resolution: false,
                },
              },
            ],
            request,
          }),
        )
        .catch((error: unknown) => {
          // Somebody else of us was faster: the ruleset is there, and that is all that was asked for.
          if (!(error instanceof GitHubError && /must be unique/i.test(error.message))) throw error;
        });
    },
  };
}
