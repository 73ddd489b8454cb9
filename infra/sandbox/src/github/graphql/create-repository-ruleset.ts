import { isObject, type JsonObject } from "../http/incoming.ts";
import { teams } from "../organization.ts";
import { notImplemented } from "../refusal.ts";
import { createRuleset } from "../repository/create-ruleset.ts";
import { requiredText, textList } from "../rest/read-field.ts";
import type { BypassActor } from "../state/ruleset.ts";
import { rulesetObject } from "./detail-objects.ts";
import { type GraphqlContext, type GraphqlObject, refuseOthers } from "./field.ts";
import { repositoryByNodeId } from "./find-node.ts";

/** Makes rules for the branches of one repository. */
export function createRepositoryRuleset(input: JsonObject, { world, actor }: GraphqlContext): GraphqlObject {
  const repository = repositoryByNodeId(world, actor, input.sourceId);
  const conditions = input.conditions as JsonObject;
  refuseOthers("RepositoryRuleConditionsInput", conditions, ["refName"]);
  const names = isObject(conditions.refName) ? conditions.refName : { include: [], exclude: [] };
  const ruleset = createRuleset(world, actor, repository, requiredText(input, "name"), {
    target: input.target === "TAG" ? "tag" : "branch",
    enforcement: requiredText(input, "enforcement").toLowerCase() as "active",
    bypassActors: list(input.bypassActors).map((one) => readBypass(world.options.app.id, one)),
    include: textList(names, "include"),
    exclude: textList(names, "exclude"),
    rules: list(input.rules).map((rule) => {
      const parameters = rule.parameters;
      const type = requiredText(rule, "type").toLowerCase();
      return { type, ...(isObject(parameters) ? { parameters } : {}) };
    }),
  });
  return {
    __typename: "CreateRepositoryRulesetPayload",
    ruleset: rulesetObject(world, actor, repository, ruleset),
  };
}

function readBypass(appId: number, given: JsonObject): BypassActor {
  refuseOthers("RepositoryRulesetBypassActorInput", given, ["actorId", "organizationAdmin", "bypassMode"]);
  const mode = given.bypassMode === "ALWAYS" ? "always" : "pull_request";
  if (given.organizationAdmin === true) {
    return { actor_id: 1, actor_type: "OrganizationAdmin", bypass_mode: mode };
  }
  if (given.actorId === `A_${appId}`) return { actor_id: appId, actor_type: "Integration", bypass_mode: mode };
  const team = teams.find((one) => `T_${one.id}` === given.actorId);
  if (team) return { actor_id: team.id, actor_type: "Team", bypass_mode: mode };
  throw notImplemented(`the bypass actor ${JSON.stringify(given)}`);
}

function list(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
