import type { SeenRequest } from "../../testing/github-side.ts";

interface Match {
  method?: string;
  path?: string;
  graphqlField?: string;
}

/** Every call of a creation that changes something on GitHub, in order, as the sandbox's switches aim at it. */
export const CREATION_WRITES: { call: string; match: Match }[] = [
  { call: "repository", match: { method: "POST", path: "/orgs/acme/repos$" } },
  { call: "first-commit", match: { method: "PUT", path: "/contents/" } },
  { call: "variable", match: { method: "POST", path: "/actions/variables$" } },
  { call: "files", match: { graphqlField: "createCommitOnBranch" } },
  { call: "ruleset", match: { method: "POST", path: "/rulesets$" } },
];

/** Whether a request is the one that a switch aims at. */
export function isAbout({ method, path, graphqlField }: Match, request: SeenRequest): boolean {
  if (method && request.method !== method) return false;
  if (path && !new RegExp(path).test(request.path)) return false;
  return !graphqlField || request.graphqlFields.includes(graphqlField);
}
