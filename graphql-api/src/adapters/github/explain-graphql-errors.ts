import type { Call } from "./call.ts";
import { describe, unansweredKind } from "./explain-failure.ts";
import type { GitHubError, GitHubErrorKind } from "./github-error.ts";
import type { GraphqlError } from "./open-api.ts";
import { quoteGitHub } from "./quote-github.ts";

const KIND_OF_TYPE: Record<string, GitHubErrorKind> = {
  NOT_FOUND: "NOT_FOUND",
  FORBIDDEN: "FORBIDDEN",
  INSUFFICIENT_SCOPES: "FORBIDDEN",
  STALE_DATA: "STALE_HEAD",
};

/** GitHub gives some refusals no type, or UNPROCESSABLE for all of them; then its words decide. */
const KIND_OF_WORDS: [RegExp, GitHubErrorKind][] = [
  [/expected branch to point to/i, "STALE_HEAD"],
  [/refusing to allow|without `?workflows?`? (permission|scope)|rule violations found/i, "FORBIDDEN"],
  [/not accessible by/i, "FORBIDDEN"],
  [/name already exists/i, "NAME_TAKEN"],
  [/already exists/i, "CONFLICT"],
  [/could not resolve to a/i, "NOT_FOUND"],
];

/** The first error of a GraphQL answer for people and callers, with the part of the document it belongs to. */
export function explainGraphqlErrors(call: Call, errors: GraphqlError[]): GitHubError | null {
  const error = errors.at(0);
  if (!error) return null;
  const part = error.path?.[0] === undefined ? "" : ` (${String(error.path[0])})`;
  return describe(kindOf(error, call), call, `GitHub refused${part}: ${quoteGitHub(error)}.`, 200);
}

function kindOf({ type, message }: GraphqlError, call: Call): GitHubErrorKind {
  const known = type ? KIND_OF_TYPE[type] : undefined;
  if (known) return known;
  const said = KIND_OF_WORDS.find(([words]) => words.test(message));
  if (said) return said[1];
  const isOutage = /something went wrong|timed? ?out|couldn't respond/i.test(message);
  return isOutage ? unansweredKind(call) : "INVALID";
}
