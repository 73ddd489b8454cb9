import type { Actor } from "../access/actor.ts";
import { instant } from "../rest/shape-repository.ts";
import type { Environment } from "../state/environment.ts";
import type { Repository } from "../state/repository.ts";
import type { Ruleset } from "../state/ruleset.ts";
import type { World } from "../world.ts";
import { connection } from "./connection.ts";
import type { GraphqlObject } from "./field.ts";
import { repositoryObject } from "./repository-object.ts";

export function environmentObject(environment: Environment): GraphqlObject {
  return {
    __typename: "Environment",
    id: `EN_${environment.id}`,
    databaseId: environment.id,
    name: environment.name,
  };
}

export function topicObject(world: World, repository: Repository, name: string): GraphqlObject {
  return {
    __typename: "RepositoryTopic",
    id: `RT_${repository.id}_${name}`,
    url: `${world.url}/topics/${name}`,
    resourcePath: `/topics/${name}`,
    topic: { __typename: "Topic", id: `TO_${name}`, name },
  };
}

export function rulesetObject(world: World, actor: Actor, repository: Repository, ruleset: Ruleset): GraphqlObject {
  return {
    __typename: "RepositoryRuleset",
    id: `RRS_${ruleset.id}`,
    databaseId: ruleset.id,
    name: ruleset.name,
    target: ruleset.target.toUpperCase(),
    enforcement: ruleset.enforcement.toUpperCase(),
    createdAt: instant(ruleset.createdAt),
    updatedAt: instant(ruleset.createdAt),
    source: () => repositoryObject(world, actor, repository),
    rules: connection("RepositoryRuleConnection", "rules", () =>
      ruleset.rules.map((rule, index) => ({
        __typename: "RepositoryRule",
        id: `RR_${ruleset.id}_${index}`,
        type: rule.type.toUpperCase(),
      })),
    ),
  };
}
