import type { Repository } from "./github.ts";

/** One text file of a commit; `path` is relative to the repository's root, with forward slashes. */
interface CommitFile {
  path: string;
  contents: string;
}

/** What a team may do with a repository, in GitHub's words. */
export type TeamPermission = "PUSH" | "MAINTAIN" | "ADMIN";

/** What a fresh repository gets, in this order; the commit comes last because its push starts CI. */
export interface RepositorySetUp {
  repository: Repository;
  environments: string[];
  topics: string[];
  team: { slug: string; permission: TeamPermission };
  commit: { expectedHeadSha: string; headline: string; body?: string; files: CommitFile[] };
}
