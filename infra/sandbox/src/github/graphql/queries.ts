import { actorName } from "../access/actor.ts";
import { findPerson, isOrganization } from "../organization.ts";
import { notFound } from "../refusal.ts";
import { instant } from "../rest/shape-repository.ts";
import { organizationObject, userObject, viewerObject } from "./account-objects.ts";
import { type GraphqlObject, taking } from "./field.ts";
import { findNode } from "./find-node.ts";
import { findRepositoryObject } from "./repository-object.ts";

/** Every query the sandbox has. */
export const queries: GraphqlObject = {
  __typename: "Query",
  viewer: taking([], (_, { world, actor }) => viewerObject(world, actor)),
  organization: taking(["login"], ({ login }, { world, actor }) => {
    if (isOrganization(String(login))) return organizationObject(world, actor);
    throw notFound(`Could not resolve to an Organization with the login of '${login}'.`);
  }),
  user: taking(["login"], ({ login }, { world }) => {
    const person = findPerson(String(login));
    if (person) return userObject(world, person);
    throw notFound(`Could not resolve to a User with the login of '${login}'.`);
  }),
  repositoryOwner: taking(["login"], ({ login }, { world, actor }) => {
    if (isOrganization(String(login))) return organizationObject(world, actor);
    const person = findPerson(String(login));
    return person && userObject(world, person);
  }),
  repository: taking(["owner", "name", "followRenames"], ({ owner, name }, { world, actor }) =>
    findRepositoryObject(world, actor, String(owner), String(name)),
  ),
  node: taking(["id"], ({ id }, { world, actor }) => findNode(world, actor, String(id))),
  nodes: taking(["ids"], ({ ids }, { world, actor }) =>
    (ids as unknown[]).map((id) => findNode(world, actor, String(id))),
  ),
  rateLimit: taking(["dryRun"], (_, { world, actor }) => {
    const state = world.limits.look(actorName(world, actor), "graphql");
    return {
      __typename: "RateLimit",
      cost: 1,
      nodeCount: 0,
      limit: state.limit,
      remaining: state.remaining,
      used: state.used,
      resetAt: instant(state.resetAt),
    };
  }),
};
