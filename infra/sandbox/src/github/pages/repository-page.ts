import { countCommits, readOneCommit } from "../git/read-commits.ts";
import { readBlob, readTree, type TreeEntry } from "../git/read-objects.ts";
import { resolveRevision } from "../git/resolve-revision.ts";
import { findTeam, organization } from "../organization.ts";
import { listEnvironments } from "../state/environment.ts";
import { gitDirectory, type Repository } from "../state/repository.ts";
import { teamsOfRepository } from "../state/team-repository.ts";
import type { World } from "../world.ts";
import { commitLine } from "./commits-page.ts";
import { escapeHtml } from "./escape-html.ts";
import { entryRows } from "./folder-page.ts";
import { layout } from "./layout.ts";
import type { RepositoryView } from "./page-address.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { repositoryHeader } from "./repository-header.ts";

/** What `repo_url` opens: what it is, how to get it, its files and its README. */
export async function repositoryPage({ world, repository }: RepositoryView): Promise<string> {
  const directory = gitDirectory(world, repository);
  const branch = repository.defaultBranch;
  const head = await resolveRevision(directory, `refs/heads/${branch}`, "commit");
  const body = head ? await filled(world, repository, directory, head) : emptyNote(world, repository);
  return layout(
    repository.fullName,
    `${repositoryHeader(repository, branch)}
    ${repository.description ? `<p>${escapeHtml(repository.description)}</p>` : ""}
    ${homepage(repository)}
    ${tags(repository)}
    <p class="clone"><span class="quiet">Clone</span> <code>git clone ${cloneAddress(world, repository)}</code></p>
    ${body}
    ${facts(world, repository)}`,
  );
}

async function filled(world: World, repository: Repository, directory: string, head: string): Promise<string> {
  const entries = await readTree(directory, head);
  const [commit, count] = await Promise.all([readOneCommit(directory, head), countCommits(directory, head)]);
  const readme = entries.find((entry) => entry.type === "blob" && /^readme(\.md)?$/i.test(entry.name));
  const commits = `<a href="/${repository.fullName}/commits/${encodeURIComponent(repository.defaultBranch)}">${count} ${count === 1 ? "commit" : "commits"}</a>`;
  return `<ul class="rows"><li class="head">${commitLine(repository, commit)}<span>${commits}</span></li>
    ${entryRows(repository, repository.defaultBranch, "", entries)}</ul>
    ${readme ? await readmePanel(world, repository, directory, readme) : ""}`;
}

async function readmePanel(
  world: World,
  repository: Repository,
  directory: string,
  readme: TreeEntry,
): Promise<string> {
  const text = (await readBlob(directory, readme.oid)).toString("utf8");
  return `<article class="panel readme">${renderMarkdown(text, world.url, repository)}</article>`;
}

function homepage(repository: Repository): string {
  const address = repository.homepageUrl ?? "";
  if (!/^https?:\/\//.test(address)) return "";
  return `<p><a href="${escapeHtml(address)}">${escapeHtml(address)}</a></p>`;
}

function tags(repository: Repository): string {
  if (repository.topics.length === 0) return "";
  return `<p>${repository.topics.map((topic) => `<span class="tag">${escapeHtml(topic)}</span>`).join(" ")}</p>`;
}

function emptyNote(world: World, repository: Repository): string {
  return `<section class="panel"><p>This repository is empty. Its first push:</p>
    <pre>git push ${cloneAddress(world, repository)} HEAD:${escapeHtml(repository.defaultBranch)}</pre></section>`;
}

function cloneAddress(world: World, repository: Repository): string {
  return escapeHtml(`${world.url}/${repository.fullName}.git`);
}

function facts(world: World, repository: Repository): string {
  const environments = listEnvironments(world, repository.id).map((one) => `<li>${escapeHtml(one.name)}</li>`);
  const grants = teamsOfRepository(world, repository.id).map(
    ({ team, permission }) =>
      `<li><a href="/orgs/${organization.login}/teams/${team}">${escapeHtml(findTeam(team)?.name ?? team)}</a><span class="quiet">${permission}</span></li>`,
  );
  return `${section("Environments", environments)}${section("Teams", grants)}`;
}

function section(title: string, rows: readonly string[]): string {
  return rows.length === 0 ? "" : `<h2>${title}</h2><ul class="rows">${rows.join("")}</ul>`;
}
