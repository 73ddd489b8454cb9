import type { Account } from "../access/actor.ts";
import { organization, type Person, type Team } from "../organization.ts";
import type { World } from "../world.ts";

export function shapeAccount(world: World, account: Account): Record<string, unknown> {
  const login = encodeURIComponent(account.login);
  return {
    login: account.login,
    id: account.id,
    node_id: nodeIdOf(account),
    avatar_url: `${world.url}/avatars/${login}`,
    url: `${world.url}/api/v3/users/${login}`,
    html_url: `${world.url}/${login}`,
    type: account.type,
    site_admin: false,
  };
}

export function nodeIdOf(account: Account): string {
  if (account.type === "Organization") return `O_${account.id}`;
  return account.type === "Bot" ? `BOT_${account.id}` : `U_${account.id}`;
}

export function shapePerson(world: World, person: Person): Record<string, unknown> {
  return {
    ...shapeAccount(world, { ...person, type: "User" }),
    name: person.name,
    company: null,
    email: `${person.login}@example.com`,
    bio: null,
    created_at: organization.createdAt,
  };
}

export function shapeOrganization(world: World): Record<string, unknown> {
  return {
    login: organization.login,
    id: organization.id,
    node_id: `O_${organization.id}`,
    url: `${world.url}/api/v3/orgs/${organization.login}`,
    avatar_url: `${world.url}/avatars/${organization.login}`,
    html_url: `${world.url}/${organization.login}`,
    description: organization.description,
    name: organization.name,
    type: "Organization",
    created_at: organization.createdAt,
  };
}

export function shapeTeam(world: World, team: Team): Record<string, unknown> {
  return {
    id: team.id,
    node_id: `T_${team.id}`,
    name: team.name,
    slug: team.slug,
    description: team.description,
    privacy: "closed",
    permission: "pull",
    url: `${world.url}/api/v3/organizations/${organization.id}/team/${team.id}`,
    html_url: `${world.url}/orgs/${organization.login}/teams/${team.slug}`,
    parent: null,
  };
}
