import { readChanges, readPatch } from "../git/read-changes.ts";
import { readOneCommit } from "../git/read-commits.ts";
import { resolveRevision } from "../git/resolve-revision.ts";
import { gitDirectory } from "../state/repository.ts";
import { escapeHtml } from "./escape-html.ts";
import { layout } from "./layout.ts";
import type { RepositoryView } from "./page-address.ts";
import { repositoryHeader } from "./repository-header.ts";
import { timeElement } from "./time-element.ts";

/** Characters of a patch that a page shows. */
export const longestPatch = 400_000;
const marks = { added: "+", modified: "±", removed: "−" };

/** A commit and what it changed. @returns null when there is none of this name. */
export async function commitPage({ world, repository }: RepositoryView, name: string): Promise<string | null> {
  const directory = gitDirectory(world, repository);
  const oid = await resolveRevision(directory, name, "commit");
  if (!oid) return null;
  const commit = await readOneCommit(directory, oid);
  const parent = commit.parents[0] ?? null;
  const [changes, patch] = await Promise.all([
    readChanges(directory, parent, oid),
    readPatch(directory, parent, oid, longestPatch),
  ]);
  const [headline = "", ...rest] = commit.message.split("\n");
  const files = changes.map(
    ({ status, path }) =>
      `<li><span>${marks[status]} ${escapeHtml(path)}</span><span class="quiet">${status}</span></li>`,
  );
  return layout(
    `${headline} · ${repository.fullName}`,
    `${repositoryHeader(repository, repository.defaultBranch)}
    <h2>${escapeHtml(headline)}</h2>
    ${rest.length > 0 ? `<pre class="panel">${escapeHtml(rest.join("\n").trim())}</pre>` : ""}
    <p class="quiet">${escapeHtml(commit.authorName)} · ${timeElement(Date.parse(commit.authoredAt))} · <code>${oid}</code></p>
    <ul class="rows">${files.join("")}</ul>
    ${patchText(patch)}`,
  );
}

/** A patch with its lines in colour. */
export function patchText(patch: string): string {
  return `<pre class="panel diff">${patch.split("\n").map(patchLine).join("")}</pre>`;
}

function patchLine(line: string): string {
  return `<span class="${kindOf(line)}">${escapeHtml(line)}</span>`;
}

function kindOf(line: string): string {
  if (/^(diff |index |\+\+\+|---|@@|new file|deleted file)/.test(line)) return "quiet";
  if (line.startsWith("+")) return "plus";
  return line.startsWith("-") ? "minus" : "";
}
