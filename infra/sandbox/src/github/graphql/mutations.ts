import type { Role } from "../access/role-of.ts";
import { isObject, type JsonObject } from "../http/incoming.ts";
import { organization } from "../organization.ts";
import { notFound, notImplemented } from "../refusal.ts";
import { createEnvironment } from "../repository/create-environment.ts";
import { createRepository } from "../repository/create-repository.ts";
import { grantTeam } from "../repository/grant-team.ts";
import { invalidTopics, setTopics } from "../repository/set-topics.ts";
import { updateRepository } from "../repository/update-repository.ts";
import { given, optionalFlag, optionalText, requiredText, textList } from "../rest/read-field.ts";
import { teamObject } from "./account-objects.ts";
import { createCommitOnBranch } from "./create-commit-on-branch.ts";
import { createRepositoryRuleset } from "./create-repository-ruleset.ts";
import { environmentObject } from "./detail-objects.ts";
import { type GraphqlContext, type GraphqlObject, refuseOthers, taking } from "./field.ts";
import { repositoryByNodeId, teamByNodeId } from "./find-node.ts";
import { repositoryObject } from "./repository-object.ts";

type Mutation = (input: JsonObject, context: GraphqlContext) => Promise<GraphqlObject> | GraphqlObject;

/** Every mutation the sandbox has; graphql runs those of one document one after the other. */
export const mutations: GraphqlObject = {
  __typename: "Mutation",
  createRepository: mutation(async (input, { world, actor }) => {
    refuseOthers("CreateRepositoryInput", input, ["ownerId", "name", "visibility", ...settings]);
    if (input.ownerId !== `O_${organization.id}`) throw notFound(unresolved(input.ownerId));
    const repository = await createRepository(world, actor, {
      name: requiredText(input, "name"),
      visibility: requiredText(input, "visibility").toLowerCase() as "private",
      ...readSettings(input),
    });
    return { __typename: "CreateRepositoryPayload", repository: repositoryObject(world, actor, repository) };
  }),
  updateRepository: mutation((input, { world, actor }) => {
    refuseOthers("UpdateRepositoryInput", input, ["repositoryId", ...settings]);
    const repository = repositoryByNodeId(world, actor, input.repositoryId);
    const changed = updateRepository(world, actor, repository, readSettings(input));
    return { __typename: "UpdateRepositoryPayload", repository: repositoryObject(world, actor, changed) };
  }),
  archiveRepository: mutation((input, { world, actor }) => {
    const repository = repositoryByNodeId(world, actor, input.repositoryId);
    const changed = updateRepository(world, actor, repository, { isArchived: true });
    return { __typename: "ArchiveRepositoryPayload", repository: repositoryObject(world, actor, changed) };
  }),
  createEnvironment: mutation((input, { world, actor }) => {
    const repository = repositoryByNodeId(world, actor, input.repositoryId);
    const environment = createEnvironment(world, actor, repository, requiredText(input, "name"));
    return { __typename: "CreateEnvironmentPayload", environment: environmentObject(environment) };
  }),
  updateTopics: mutation((input, { world, actor }) => {
    const repository = repositoryByNodeId(world, actor, input.repositoryId);
    const names = textList(input, "topicNames");
    const invalid = invalidTopics(names);
    const changed = invalid.length > 0 ? null : setTopics(world, actor, repository, names);
    return {
      __typename: "UpdateTopicsPayload",
      invalidTopicNames: invalid.length > 0 ? invalid : null,
      repository: changed && repositoryObject(world, actor, changed),
    };
  }),
  updateTeamsRepository: mutation((input, { world, actor }) => {
    const repository = repositoryByNodeId(world, actor, input.repositoryId);
    const teams = textList(input, "teamIds").map((id) => teamByNodeId(world, actor, id));
    const role = requiredText(input, "permission").toLowerCase() as Role;
    for (const team of teams) grantTeam(world, actor, repository, team, role);
    return {
      __typename: "UpdateTeamsRepositoryPayload",
      repository: repositoryObject(world, actor, repository),
      teams: teams.map((team) => teamObject(world, actor, team)),
    };
  }),
  createCommitOnBranch: mutation(createCommitOnBranch),
  createRepositoryRuleset: mutation(createRepositoryRuleset),
};

const settings = ["description", "homepageUrl", "hasIssuesEnabled", "hasWikiEnabled", "hasProjectsEnabled"];

function readSettings(input: JsonObject) {
  return given({
    description: optionalText(input, "description"),
    homepageUrl: optionalText(input, "homepageUrl"),
    hasIssues: optionalFlag(input, "hasIssuesEnabled"),
    hasWiki: optionalFlag(input, "hasWikiEnabled"),
    hasProjects: optionalFlag(input, "hasProjectsEnabled"),
  });
}

function mutation(run: Mutation) {
  return taking(["input"], async ({ input }, context) => {
    if (!isObject(input)) throw notImplemented("a mutation without input");
    if (context.actor.kind === "app") throw notFound();
    return { clientMutationId: input.clientMutationId ?? null, ...(await run(input, context)) };
  });
}

function unresolved(id: unknown): string {
  return `Could not resolve to a node with the global id of '${String(id)}'.`;
}
