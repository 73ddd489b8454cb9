import { type Actor, accountOf } from "../access/actor.ts";
import { maySee, requireOrganizationAccess } from "../access/require-access.ts";
import { requireCreation } from "../access/require-creation.ts";
import { findPerson, findTeam, isOwner, organization, type Person, type Team, teams } from "../organization.ts";
import { nodeIdOf } from "../rest/shape-account.ts";
import { listRepositories } from "../state/repository.ts";
import type { World } from "../world.ts";
import { connection } from "./connection.ts";
import { type GraphqlObject, taking } from "./field.ts";
import { findRepositoryObject, repositoryObject } from "./repository-object.ts";

export function viewerObject(world: World, actor: Actor): GraphqlObject {
  if (actor.kind === "user") return userObject(world, actor.person);
  const account = accountOf(world, actor);
  // As at GitHub, an installation sees its bot as a user.
  return {
    ...accountFields(world, account.login),
    __typename: "User",
    id: nodeIdOf(account),
    databaseId: account.id,
    login: account.login,
    name: account.name,
  };
}

export function userObject(world: World, person: Person): GraphqlObject {
  return {
    ...accountFields(world, person.login),
    __typename: "User",
    id: `U_${person.id}`,
    databaseId: person.id,
    login: person.login,
    name: person.name,
    email: `${person.login}@example.com`,
  };
}

export function organizationObject(world: World, actor: Actor): GraphqlObject {
  return {
    ...accountFields(world, organization.login),
    __typename: "Organization",
    id: `O_${organization.id}`,
    databaseId: organization.id,
    login: organization.login,
    name: organization.name,
    description: organization.description,
    createdAt: organization.createdAt,
    viewerIsAMember: actor.kind === "user" && organization.members.some((login) => login === actor.person.login),
    viewerCanAdminister: actor.kind === "user" && isOwner(actor.person.login),
    viewerCanCreateRepositories: () => mayCreate(world, actor),
    teams: connection("TeamConnection", "teams", () => {
      requireOrganizationAccess(world, actor, "members", "read");
      return teams.map((team) => teamObject(world, actor, team));
    }),
    team: taking(["slug"], ({ slug }) => {
      requireOrganizationAccess(world, actor, "members", "read");
      const team = findTeam(String(slug));
      return team && teamObject(world, actor, team);
    }),
    membersWithRole: connection("OrganizationMemberConnection", "membersWithRole", () => {
      requireOrganizationAccess(world, actor, "members", "read");
      return peopleObjects(world, organization.members);
    }),
    repository: taking(["name", "followRenames"], ({ name }) =>
      findRepositoryObject(world, actor, organization.login, String(name)),
    ),
    repositories: connection("RepositoryConnection", "repositories", () =>
      listRepositories(world)
        .filter((repository) => maySee(world, actor, repository))
        .map((repository) => repositoryObject(world, actor, repository)),
    ),
  };
}

export function teamObject(world: World, actor: Actor, team: Team): GraphqlObject {
  return {
    __typename: "Team",
    id: `T_${team.id}`,
    databaseId: team.id,
    slug: team.slug,
    name: team.name,
    combinedSlug: `${organization.login}/${team.slug}`,
    description: team.description,
    url: `${world.url}/orgs/${organization.login}/teams/${team.slug}`,
    organization: () => organizationObject(world, actor),
    members: connection("TeamMemberConnection", "members", () => peopleObjects(world, team.members)),
  };
}

function peopleObjects(world: World, logins: readonly string[]): GraphqlObject[] {
  return logins.flatMap((login) => {
    const person = findPerson(login);
    return person ? [userObject(world, person)] : [];
  });
}

function accountFields(world: World, login: string) {
  return {
    url: `${world.url}/${login}`,
    resourcePath: `/${login}`,
    avatarUrl: taking(["size"], () => `${world.url}/avatars/${encodeURIComponent(login)}`),
  };
}

function mayCreate(world: World, actor: Actor): boolean {
  try {
    requireCreation(world, actor);
    return true;
  } catch {
    return false;
  }
}
