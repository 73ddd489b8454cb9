import { type Commit, countCommits, readCommits } from "../git/read-commits.ts";
import { resolveRevision } from "../git/resolve-revision.ts";
import { gitDirectory, type Repository } from "../state/repository.ts";
import { escapeHtml } from "./escape-html.ts";
import { layout } from "./layout.ts";
import type { RepositoryView } from "./page-address.ts";
import { repositoryHeader } from "./repository-header.ts";
import { timeElement } from "./time-element.ts";

const size = 50;

/** @returns null when there is no such revision. */
export async function commitsPage(view: RepositoryView, revision: string): Promise<string | null> {
  const { world, repository, page } = view;
  const directory = gitDirectory(world, repository);
  const head = await resolveRevision(directory, revision, "commit");
  if (!head) return null;
  const commits = await readCommits(directory, head, { skip: (page - 1) * size, count: size });
  const isLast = page * size >= (await countCommits(directory, head));
  const rows = commits.map((commit) => `<li>${commitLine(repository, commit)}</li>`);
  const neighbours = [
    ...(page > 1 ? [`<a href="?page=${page - 1}">Newer</a>`] : []),
    ...(isLast ? [] : [`<a href="?page=${page + 1}">Older</a>`]),
  ];
  return layout(
    `Commits of ${repository.fullName}`,
    `${repositoryHeader(repository, revision)}
    <h2>Commits of ${escapeHtml(revision)}</h2>
    <ul class="rows">${rows.join("")}</ul><p>${neighbours.join(" · ")}</p>`,
  );
}

/** Who said what when, leading to the commit. */
export function commitLine(repository: Repository, commit: Commit): string {
  const headline = escapeHtml(commit.message.split("\n")[0] || "(no message)");
  return `<span><a href="/${repository.fullName}/commit/${commit.oid}"><strong>${headline}</strong></a><br>
    <span class="quiet">${escapeHtml(commit.authorName)} · ${timeElement(Date.parse(commit.authoredAt))}</span></span>
    <code>${commit.oid.slice(0, 7)}</code>`;
}
