import { readObjectType, readTree, type TreeEntry } from "../git/read-objects.ts";
import { resolveRevision } from "../git/resolve-revision.ts";
import { gitDirectory, type Repository } from "../state/repository.ts";
import { escapeHtml } from "./escape-html.ts";
import { layout } from "./layout.ts";
import { pathOf, type RepositoryView } from "./page-address.ts";
import { repositoryHeader } from "./repository-header.ts";

/** @returns null when there is no such folder at this revision. */
export async function folderPage(view: RepositoryView, revision: string, path: string): Promise<string | null> {
  const { world, repository } = view;
  const directory = gitDirectory(world, repository);
  const folder = path.replace(/\/+$/, "");
  const commit = await resolveRevision(directory, revision, "commit");
  const tree = commit && (await resolveRevision(directory, `${commit}:${folder}`));
  if (!tree || (await readObjectType(directory, tree)) !== "tree") return null;
  return layout(
    `${repository.fullName}/${folder}`,
    `${repositoryHeader(repository, revision, folder)}
    <ul class="rows">${entryRows(repository, revision, folder, await readTree(directory, tree))}</ul>`,
  );
}

/** The files and folders of one folder as rows that lead to them. */
export function entryRows(
  repository: Repository,
  revision: string,
  folder: string,
  entries: readonly TreeEntry[],
): string {
  const rows = entries.map((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    const address = pathOf(repository, entry.type === "tree" ? "tree" : "blob", revision, path);
    const name = `${escapeHtml(entry.name)}${entry.type === "tree" ? "/" : ""}`;
    const size = entry.size === null ? "" : `<span class="quiet">${entry.size.toLocaleString("en")} bytes</span>`;
    return `<li><a href="${escapeHtml(address)}">${name}</a>${size}</li>`;
  });
  return rows.join("");
}
