import { runGit } from "./run-git.ts";

/**
 * The full name of the object that a branch, tag, commit or `revision:path` means; null when there is none.
 * @param kind what it has to be in the end, e.g. `commit` follows an annotated tag.
 */
export async function resolveRevision(directory: string, revision: string, kind?: string): Promise<string | null> {
  // A leading dash would be an option to git, a control character ends an argument.
  if (revision === "" || revision.startsWith("-") || /\p{Cc}/u.test(revision)) return null;
  const wanted = kind ? `${revision}^{${kind}}` : revision;
  try {
    return (await runGit(directory, ["rev-parse", "--verify", "--quiet", wanted])).toString("utf8").trim();
  } catch {
    return null;
  }
}
