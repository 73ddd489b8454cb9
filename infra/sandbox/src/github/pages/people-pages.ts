import { findPerson, findTeam, isMember, organization, teams } from "../organization.ts";
import { listRepositories } from "../state/repository.ts";
import { teamsOfRepository } from "../state/team-repository.ts";
import type { World } from "../world.ts";
import { escapeHtml } from "./escape-html.ts";
import { layout } from "./layout.ts";
import { repositoryRows } from "./organization-page.ts";

/** @returns null when there is nobody of this name. */
export function personPage(login: string): string | null {
  const person = findPerson(login);
  if (!person) return null;
  const theirs = teams.filter((team) => team.members.includes(person.login)).map((team) => escapeHtml(team.name));
  const place = isMember(person.login) ? `Member of ${organization.name}` : "Member of no organization";
  return layout(
    person.name,
    `<h1><img class="face" src="/avatars/${person.login}" alt="" width="40" height="40"> ${escapeHtml(person.name)}</h1>
    <p class="quiet">${person.login} · ${place}${theirs.length > 0 ? ` · ${theirs.join(", ")}` : ""}</p>`,
  );
}

/** @returns null when there is no such team. */
export function teamPage(world: World, slug: string): string | null {
  const team = findTeam(slug);
  if (!team) return null;
  const repositories = listRepositories(world).filter((repository) =>
    teamsOfRepository(world, repository.id).some((grant) => grant.team === team.slug),
  );
  const members = team.members.map(
    (login) => `<li><a href="/${login}">${escapeHtml(findPerson(login)?.name ?? login)}</a></li>`,
  );
  return layout(
    team.name,
    `<h1>${escapeHtml(team.name)}</h1><p class="quiet">${escapeHtml(team.description)}</p>
    <h2>Members</h2><ul class="rows">${members.join("")}</ul>
    <h2>Repositories</h2>${repositoryRows(repositories)}`,
  );
}
