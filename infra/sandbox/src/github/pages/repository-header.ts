import { organization } from "../organization.ts";
import type { Repository } from "../state/repository.ts";
import { escapeHtml } from "./escape-html.ts";
import { pathOf } from "./page-address.ts";

/** The top of every page of a repository; `path` leads to the file or folder that is shown. */
export function repositoryHeader(repository: Repository, revision: string, path = ""): string {
  const name = escapeHtml(repository.name);
  const home = `/${repository.fullName}`;
  const parts = path.split("/").filter(Boolean);
  const trail = parts.map((part, index) => {
    if (index === parts.length - 1) return escapeHtml(part);
    const folder = pathOf(repository, "tree", revision, parts.slice(0, index + 1).join("/"));
    return `<a href="${escapeHtml(folder)}">${escapeHtml(part)}</a>`;
  });
  const crumbs = parts.length === 0 ? "" : `<p class="trail"><a href="${home}">${name}</a> / ${trail.join(" / ")}</p>`;
  return `<h1><a href="/${organization.login}">${organization.login}</a> / <a href="${home}">${name}</a>
    <span class="tag">${repository.isArchived ? "archived" : repository.visibility}</span></h1>
  <nav><a href="${home}">Code</a> <a href="${home}/commits/${encodeURIComponent(revision)}">Commits</a>
  <a href="${home}/actions">Actions</a></nav>
  ${crumbs}`;
}
