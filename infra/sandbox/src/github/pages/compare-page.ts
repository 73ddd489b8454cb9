import { findMergeBase } from "../git/find-merge-base.ts";
import { readPatch } from "../git/read-changes.ts";
import { readCommits } from "../git/read-commits.ts";
import { resolveRevision } from "../git/resolve-revision.ts";
import { gitDirectory } from "../state/repository.ts";
import { longestPatch, patchText } from "./commit-page.ts";
import { commitLine } from "./commits-page.ts";
import { escapeHtml } from "./escape-html.ts";
import { layout } from "./layout.ts";
import type { RepositoryView } from "./page-address.ts";
import { repositoryHeader } from "./repository-header.ts";

const mostCommits = 250;

/** The commits between two names, newest first, and what they change together. @returns null when one is unknown. */
export async function comparePage({ world, repository }: RepositoryView, basehead: string): Promise<string | null> {
  const directory = gitDirectory(world, repository);
  const [from = "", to = ""] = basehead.split("...");
  const base = await resolveRevision(directory, from, "commit");
  const head = await resolveRevision(directory, to, "commit");
  const mergeBase = base && head && (await findMergeBase(directory, base, head));
  if (!base || !head || !mergeBase) return null;
  const [commits, patch] = await Promise.all([
    readCommits(directory, head, { after: base, count: mostCommits }),
    readPatch(directory, mergeBase, head, longestPatch),
  ]);
  const rows = commits.map((commit) => `<li>${commitLine(repository, commit)}</li>`);
  return layout(
    `Comparing ${basehead} · ${repository.fullName}`,
    `${repositoryHeader(repository, repository.defaultBranch)}
    <h2>Comparing <code>${escapeHtml(from)}</code> with <code>${escapeHtml(to)}</code></h2>
    ${rows.length > 0 ? `<ul class="rows">${rows.join("")}</ul>` : "<p>There is nothing to compare.</p>"}
    ${patchText(patch)}`,
  );
}
