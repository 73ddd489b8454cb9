import { GitError, runGit } from "./run-git.ts";

/** The commit at which two histories parted; null when they have none in common. */
export async function findMergeBase(directory: string, one: string, other: string): Promise<string | null> {
  try {
    return (await runGit(directory, ["merge-base", one, other])).toString("utf8").trim();
  } catch (error) {
    // git says nothing and ends with 1 where it finds none.
    if (error instanceof GitError && error.message === "git merge-base:") return null;
    throw error;
  }
}
