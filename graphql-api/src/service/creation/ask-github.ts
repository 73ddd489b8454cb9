import { GitHubError } from "../../adapters/github/github-error.ts";
import { type StepContext, StepFailed, TryLater } from "../../run/define-run.ts";

/** GitHub needs up to two minutes until a new repository can be seen everywhere. */
const BECOMES_VISIBLE_MS = 120_000;
const LOOK_AGAIN_MS = 1000;

/**
 * Asks GitHub and says what a refusal means for a step: wait (a limit, a repository too fresh to be seen), try again
 * (an outage), or stop with GitHub's sentence (a permission, an invalid value).
 */
export async function askGitHub<T>(context: Pick<StepContext, "since">, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    if (error.kind === "RATE_LIMITED") {
      throw new TryLater(error.message, error.retryAt ?? new Date(Date.now() + 60_000));
    }
    if (error.kind === "NOT_FOUND" || error.kind === "CONFLICT") throw notYet(context, error.message);
    if (error.kind === "STALE_HEAD") {
      throw new StepFailed(
        "Somebody else has pushed to the repository meanwhile. Take those commits away on GitHub, then retry.",
      );
    }
    if (error.kind === "UNAVAILABLE" || error.kind === "REPLY_LOST") throw error;
    throw new StepFailed(error.message);
  }
}

/** Look again in a moment, until what GitHub promises is over. */
export function notYet({ since }: Pick<StepContext, "since">, message: string): TryLater | StepFailed {
  const isOver = Date.now() - since.getTime() > BECOMES_VISIBLE_MS;
  return isOver ? new StepFailed(message) : new TryLater(message, new Date(Date.now() + LOOK_AGAIN_MS));
}
