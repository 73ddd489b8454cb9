import { GitHubError, type GitHubErrorKind } from "./github-error.ts";

/** The answer, or null where the call ends with this kind of error. */
export async function noneWhen<Answer>(kind: GitHubErrorKind, ask: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof GitHubError && error.kind === kind) return null;
    throw error;
  }
}
