import { type Actor, organizationAccount } from "../access/actor.ts";
import { maySee, requireRepositoryAccess } from "../access/require-access.ts";
import { roleOf } from "../access/role-of.ts";
import { readBranches } from "../git/read-objects.ts";
import { resolveRevision } from "../git/resolve-revision.ts";
import { notFound } from "../refusal.ts";
import { instant } from "../rest/shape-repository.ts";
import { listEnvironments } from "../state/environment.ts";
import { findRepository, gitDirectory, type Repository } from "../state/repository.ts";
import { listRulesets } from "../state/ruleset.ts";
import type { World } from "../world.ts";
import { organizationObject } from "./account-objects.ts";
import { connection } from "./connection.ts";
import { environmentObject, rulesetObject, topicObject } from "./detail-objects.ts";
import { type GraphqlObject, taking } from "./field.ts";
import { gitObject, refObject } from "./git-objects.ts";

/** @throws Refusal NOT_FOUND as GitHub says it, also while a new repository is not visible yet. */
export function findRepositoryObject(world: World, actor: Actor, owner: string, name: string): GraphqlObject {
  const repository = findRepository(world, owner, name);
  if (!repository || !maySee(world, actor, repository) || repository.visibleAt > Date.now()) {
    throw notFound(`Could not resolve to a Repository with the name '${owner}/${name}'.`);
  }
  return repositoryObject(world, actor, repository);
}

export function repositoryObject(world: World, actor: Actor, repository: Repository): GraphqlObject {
  const directory = gitDirectory(world, repository);
  const page = `${world.url}/${repository.fullName}`;
  const branches = async () => {
    requireRepositoryAccess(world, actor, repository, "contents", "read");
    return readBranches(directory);
  };
  const ref = async (name: string) => {
    const oid = (await branches()).get(name);
    return oid ? refObject(world, actor, repository, name, oid) : null;
  };
  return {
    __typename: "Repository",
    id: repository.nodeId,
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: repository.fullName,
    url: page,
    resourcePath: `/${repository.fullName}`,
    homepageUrl: repository.homepageUrl,
    description: repository.description,
    isArchived: repository.isArchived,
    isDisabled: false,
    isEmpty: async () => (await branches()).size === 0,
    isFork: false,
    isPrivate: repository.visibility !== "public",
    isTemplate: false,
    visibility: repository.visibility.toUpperCase(),
    hasIssuesEnabled: repository.hasIssues,
    hasWikiEnabled: repository.hasWiki,
    hasProjectsEnabled: repository.hasProjects,
    createdAt: instant(repository.createdAt),
    updatedAt: instant(repository.updatedAt),
    pushedAt: repository.pushedAt === null ? null : instant(repository.pushedAt),
    viewerPermission: actor.kind === "user" ? viewerPermission(world, actor.person.login, repository) : null,
    owner: () => ({ ...organizationObject(world, actor), login: organizationAccount.login }),
    defaultBranchRef: () => ref(repository.defaultBranch),
    ref: taking(["qualifiedName"], ({ qualifiedName }) => ref(String(qualifiedName).replace(/^refs\/heads\//, ""))),
    refs: connection(
      "RefConnection",
      "refs",
      async () => [...(await branches())].map(([name, oid]) => refObject(world, actor, repository, name, oid)),
      ["refPrefix"],
    ),
    object: taking(["expression", "oid"], async ({ expression, oid }) => {
      requireRepositoryAccess(world, actor, repository, "contents", "read");
      const revision = String(expression ?? oid);
      const found = await resolveRevision(directory, revision);
      return found && gitObject(world, actor, repository, found, revision.split(":")[1] ?? "");
    }),
    repositoryTopics: connection("RepositoryTopicConnection", "repositoryTopics", () =>
      repository.topics.map((name) => topicObject(world, repository, name)),
    ),
    environments: connection("EnvironmentConnection", "environments", () => {
      requireRepositoryAccess(world, actor, repository, "actions", "read");
      return listEnvironments(world, repository.id).map(environmentObject);
    }),
    environment: taking(["name"], ({ name }) => {
      const found = listEnvironments(world, repository.id).find((one) => one.name === name);
      return found ? environmentObject(found) : null;
    }),
    rulesets: connection(
      "RepositoryRulesetConnection",
      "rulesets",
      () => listRulesets(world, repository.id).map((ruleset) => rulesetObject(world, actor, repository, ruleset)),
      ["includeParents"],
    ),
  };
}

function viewerPermission(world: World, login: string, repository: Repository): string | null {
  const role = roleOf(world, login, repository);
  return role === "none" ? null : role.toUpperCase();
}
