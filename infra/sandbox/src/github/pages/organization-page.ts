import { mayReadAnonymously } from "../access/may-read-anonymously.ts";
import type { Incoming } from "../http/incoming.ts";
import { findPerson, organization, teams } from "../organization.ts";
import { listRepositories, type Repository } from "../state/repository.ts";
import type { World } from "../world.ts";
import { escapeHtml } from "./escape-html.ts";
import { layout } from "./layout.ts";
import { timeElement } from "./time-element.ts";

/** The organization: its repositories, teams and people. */
export function organizationPage(world: World, incoming: Incoming): string {
  const repositories = listRepositories(world)
    .filter((repository) => mayReadAnonymously(world, repository, incoming.remoteAddress))
    .filter((repository) => repository.visibleAt <= Date.now())
    .sort((one, other) => (other.pushedAt ?? other.createdAt) - (one.pushedAt ?? one.createdAt));
  const teamRows = teams.map(
    (team) =>
      `<li><a href="/orgs/${organization.login}/teams/${team.slug}">${escapeHtml(team.name)}</a><span class="quiet">${escapeHtml(team.description)}</span></li>`,
  );
  const faces = organization.members.map(
    (login) =>
      `<a href="/${login}" title="${escapeHtml(findPerson(login)?.name ?? login)}"><img class="face" src="/avatars/${login}" alt="${login}" width="40" height="40"></a>`,
  );
  return layout(
    organization.name,
    `<h1>${escapeHtml(organization.name)}</h1><p class="quiet">${escapeHtml(organization.description)}</p>
    <h2>Repositories</h2>${repositoryRows(repositories)}
    <h2>Teams</h2><ul class="rows">${teamRows.join("")}</ul>
    <h2>People</h2><p>${faces.join(" ")}</p>`,
  );
}

export function repositoryRows(repositories: readonly Repository[]): string {
  if (repositories.length === 0) return `<p class="panel quiet">There are no repositories yet.</p>`;
  const rows = repositories.map(
    (repository) => `<li><span><a href="/${repository.fullName}"><strong>${escapeHtml(repository.name)}</strong></a>
      <span class="tag">${repository.isArchived ? "archived" : repository.visibility}</span><br>
      <span class="quiet">${escapeHtml(repository.description ?? "")}</span></span>
      <span class="quiet">${timeElement(repository.pushedAt ?? repository.createdAt)}</span></li>`,
  );
  return `<ul class="rows">${rows.join("")}</ul>`;
}
