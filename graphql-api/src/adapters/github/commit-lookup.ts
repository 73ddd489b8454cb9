import type { Call } from "./call.ts";
import type { CommitComparison, GitHub, LinkedCommit } from "./github.ts";
import { GitHubError } from "./github-error.ts";
import { noneWhen } from "./none-when.ts";
import type { Api } from "./open-api.ts";
import { splitFullName } from "./split-full-name.ts";

/** A commit as REST shows it, as far as it matters here. */
interface FoundCommit {
  sha: string;
  html_url: string;
  commit: { message: string; committer: { date?: string } | null };
  author: { login?: string } | Record<string, never> | null;
}

/** What REST says of two commits; `commits` is a page, oldest first. */
interface FoundComparison {
  total_commits: number;
  html_url: string;
  commits: FoundCommit[];
}

const NEWEST = 50;

/** What a name means in the history of a repository, and what lies between two of them. */
export function commitLookup(api: Api): Pick<GitHub, "resolveCommit" | "compareCommits"> {
  async function readComparison(repository: string, basehead: string, page: number): Promise<FoundComparison | null> {
    const call: Call = { operation: "compareCommits", what: `compare ${basehead} in ${repository}`, effect: "READ" };
    return noneWhen("NOT_FOUND", () =>
      api.rest<FoundComparison>(call, (octokit, request) =>
        octokit.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
          ...splitFullName(repository),
          basehead,
          per_page: NEWEST,
          page,
          request,
        }),
      ),
    );
  }

  return {
    async resolveCommit(repository, ref) {
      if (!canBeRef(ref)) return null;
      const call: Call = { operation: "resolveCommit", what: `look up ${ref} in ${repository}`, effect: "READ" };
      try {
        const found = await api.rest<FoundCommit>(call, (octokit, request) =>
          octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", { ...splitFullName(repository), ref, request }),
        );
        return toCommit(found);
      } catch (error) {
        if (isUnknown(error)) return null;
        throw error;
      }
    },

    async compareCommits(repository, base, head): Promise<CommitComparison | null> {
      if (!canBeRef(base) || !canBeRef(head)) return null;
      const basehead = `${base}...${head}`;
      const first = await readComparison(repository, basehead, 1);
      if (first === null) return null;
      const commits = await readNewest(first, (page) => readComparison(repository, basehead, page));
      return { total: first.total_commits, url: first.html_url, commits };
    },
  };
}

/** GitHub lists the oldest first, so that the newest are at the end of the last page but one and in the last. */
async function readNewest(
  first: FoundComparison,
  read: (page: number) => Promise<FoundComparison | null>,
): Promise<LinkedCommit[]> {
  const last = Math.ceil(first.total_commits / NEWEST);
  const pages = [first];
  for (let page = Math.max(2, last - 1); page <= last; page += 1) {
    const found = await read(page);
    if (found) pages.push(found);
  }
  return pages
    .flatMap(({ commits }) => commits)
    .slice(-NEWEST)
    .reverse()
    .map(toCommit);
}

function toCommit({ sha, html_url, commit, author }: FoundCommit): LinkedCommit {
  const committedAt = commit.committer?.date ? new Date(commit.committer.date) : null;
  return { sha, message: commit.message, authorLogin: author?.login ?? null, url: html_url, committedAt };
}

/**
 * Whether git allows the name at all (https://git-scm.com/docs/git-check-ref-format). What it does not allow would
 * mean something else in an address: "..", for one, is the repository itself.
 */
function canBeRef(name: string): boolean {
  const isForbidden = /[\p{Cc}\s~^:?*[\\]|\.\.|@\{|^\.$|^[-/]|\/$/u.test(name);
  return name !== "" && !isForbidden;
}

/** No such ref (422), no such repository (404), or a repository without any commit (409). */
function isUnknown(error: unknown): boolean {
  if (!(error instanceof GitHubError)) return false;
  if (error.kind === "NOT_FOUND") return true;
  return /No commit found|Git Repository is empty/i.test(error.message);
}
