import { RequestError } from "@octokit/request-error";
import type { Call } from "./call.ts";
import { GitHubError, type GitHubErrorKind } from "./github-error.ts";
import { quoteGitHub } from "./quote-github.ts";

/** Failures of a connection that was never made: nothing was sent, so nothing happened. */
const NEVER_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const ADVICE: Partial<Record<GitHubErrorKind, string>> = {
  UNAUTHORIZED: "Check the GitHub App's id and private key, or the token, in the platform's configuration.",
  FORBIDDEN: "Give the GitHub App (or the token) this right in the organisation, then try again.",
  NOT_FOUND: "Either it is not there, or the GitHub App was not given access to it.",
  NAME_TAKEN: "Choose another name, or rename or delete the repository that has it.",
  CONFLICT: "Look at it on GitHub, then try again.",
  UNAVAILABLE: "See https://www.githubstatus.com; try again later.",
  REPLY_LOST: "It may have happened all the same: look before doing it again.",
};

/** Turns whatever a call threw into the error callers know. Never throws itself. */
export function explainFailure(call: Call, error: unknown): GitHubError {
  const known = findGitHubError(error);
  if (known?.kind === "RATE_LIMITED") return known;
  if (known) return describe(known.kind, call, known.message, known.status);

  if (!(error instanceof RequestError) || !error.response) return explainSilence(call, error);

  const said = quoteGitHub(error.response.data);
  const kind = kindOf(error.status, said, call);
  const accepted = error.response.headers["x-accepted-github-permissions"];
  const needs = kind === "FORBIDDEN" && accepted ? ` It needs ${String(accepted)}.` : "";
  return describe(kind, call, `GitHub answered ${error.status}: ${said}.${needs}`, error.status);
}

/** The error for `kind`, saying what was tried, what GitHub said and what to do. */
export function describe(kind: GitHubErrorKind, call: Call, said: string, status: number | null): GitHubError {
  const advice = ADVICE[kind];
  return new GitHubError(kind, `Could not ${call.what}. ${said}${advice ? ` ${advice}` : ""}`, { status });
}

/** What an answer that may or may not have come after the effect means for this call. */
export function unansweredKind(call: Call): GitHubErrorKind {
  return call.effect === "ONCE" ? "REPLY_LOST" : "UNAVAILABLE";
}

function kindOf(status: number, said: string, call: Call): GitHubErrorKind {
  if (status === 401) return "UNAUTHORIZED";
  if (status === 403 || status === 451) return "FORBIDDEN";
  if (status === 404 || status === 410) return "NOT_FOUND";
  if (status === 409) return /rule violations found/i.test(said) ? "FORBIDDEN" : "CONFLICT";
  if (status === 422 && /name already exists/i.test(said)) return "NAME_TAKEN";
  // The contents API asks for the old file's sha where there is one: somebody was here first.
  if (status === 422 && /"?sha"? wasn't supplied/.test(said)) return "CONFLICT";
  // A repository's workflows are read some time after the push that brought them.
  if (status === 422 && /does not have 'workflow_dispatch' trigger|No ref found for/i.test(said)) return "CONFLICT";
  if (status < 500) return "INVALID";
  return unansweredKind(call);
}

function explainSilence(call: Call, error: unknown): GitHubError {
  const codes = causes(error).map((cause) => String((cause as { code?: unknown }).code));
  const wasSent = !codes.some((code) => NEVER_CONNECTED.has(code) || /CERT|SELF_SIGNED/.test(code));
  const kind = wasSent ? unansweredKind(call) : "UNAVAILABLE";
  const reason = causes(error).at(-1)?.message ?? "no reason given";
  return describe(kind, call, `GitHub did not answer (${reason}).`, null);
}

function findGitHubError(error: unknown): GitHubError | undefined {
  return causes(error).find((cause) => cause instanceof GitHubError);
}

function causes(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causes(error.cause)] : [];
}
