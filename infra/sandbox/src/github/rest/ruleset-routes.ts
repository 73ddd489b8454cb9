import { requireRepositoryAccess } from "../access/require-access.ts";
import { isObject, type JsonObject, readJson } from "../http/incoming.ts";
import { empty, json } from "../http/reply.ts";
import { notFound, notImplemented } from "../refusal.ts";
import { createRuleset } from "../repository/create-ruleset.ts";
import type { Repository } from "../state/repository.ts";
import { type BypassActor, deleteRuleset, listRulesets, type Rule, type Ruleset } from "../state/ruleset.ts";
import { paginate } from "./paginate.ts";
import { invalid, optionalText, requiredText, textList } from "./read-field.ts";
import { parameter, type RestCall, type RestRouter, repositoryOf } from "./rest-call.ts";
import { instant } from "./shape-repository.ts";

const base = "/repos/:owner/:repo/rulesets";

/** Rulesets of a repository. */
export function addRulesetRoutes(router: RestRouter): void {
  router.on("GET", base, (call) => {
    const repository = readable(call);
    const shaped = listRulesets(call.world, repository.id).map((ruleset) => shapeRuleset(repository, ruleset));
    return paginate(call, shaped);
  });
  router.on("GET", `${base}/:id`, (call) => {
    const repository = readable(call);
    const id = Number(parameter(call, "id"));
    const ruleset = listRulesets(call.world, repository.id).find((one) => one.id === id);
    if (!ruleset) throw notFound();
    return json(200, shapeRuleset(repository, ruleset));
  });
  router.on("POST", base, (call) => {
    const repository = repositoryOf(call);
    const body = readJson(call.incoming);
    const conditions = isObject(body.conditions) ? body.conditions.ref_name : undefined;
    const names = isObject(conditions) ? conditions : { include: [], exclude: [] };
    const ruleset = createRuleset(call.world, call.actor, repository, requiredText(body, "name"), {
      target: readTarget(body),
      enforcement: readEnforcement(body),
      bypassActors: readObjects(body, "bypass_actors").map(readBypass),
      include: textList(names, "include"),
      exclude: textList(names, "exclude"),
      rules: readObjects(body, "rules").map(readRule),
    });
    return json(201, shapeRuleset(repository, ruleset));
  });
  router.on("DELETE", `${base}/:id`, (call) => {
    const repository = repositoryOf(call);
    requireRepositoryAccess(call.world, call.actor, repository, "administration", "write");
    if (!deleteRuleset(call.world, repository.id, Number(parameter(call, "id")))) throw notFound();
    return empty(204);
  });
}

function readable(call: RestCall): Repository {
  const repository = repositoryOf(call);
  requireRepositoryAccess(call.world, call.actor, repository, "metadata", "read");
  return repository;
}

function readTarget(body: JsonObject): Ruleset["target"] {
  const target = optionalText(body, "target") ?? "branch";
  if (target === "branch" || target === "tag") return target;
  throw notImplemented(`rulesets with target "${target}"`);
}

function readEnforcement(body: JsonObject): Ruleset["enforcement"] {
  const enforcement = requiredText(body, "enforcement");
  if (enforcement === "active" || enforcement === "disabled" || enforcement === "evaluate") return enforcement;
  throw invalid(`"${enforcement}" is not a member of ["disabled", "active", "evaluate"].`);
}

function readObjects(body: JsonObject, field: string): JsonObject[] {
  const value = body[field] ?? [];
  if (Array.isArray(value) && value.every(isObject)) return value;
  throw invalid(`For '${field}', it is not an array of objects.`);
}

function readBypass(given: JsonObject): BypassActor {
  const type = requiredText(given, "actor_type");
  if (type !== "Integration" && type !== "OrganizationAdmin" && type !== "Team") {
    throw notImplemented(`bypass actors of type "${type}"`);
  }
  const mode = optionalText(given, "bypass_mode") ?? "always";
  if (mode !== "always" && mode !== "pull_request") throw notImplemented(`bypass mode "${mode}"`);
  const id = given.actor_id;
  return { actor_id: typeof id === "number" ? id : null, actor_type: type, bypass_mode: mode };
}

function readRule(given: JsonObject): Rule {
  const parameters = given.parameters;
  return { type: requiredText(given, "type"), ...(isObject(parameters) ? { parameters } : {}) };
}

function shapeRuleset(repository: Repository, ruleset: Ruleset): JsonObject {
  return {
    id: ruleset.id,
    node_id: `RRS_${ruleset.id}`,
    name: ruleset.name,
    target: ruleset.target,
    source_type: "Repository",
    source: repository.fullName,
    enforcement: ruleset.enforcement,
    bypass_actors: ruleset.bypassActors,
    conditions: { ref_name: { include: ruleset.include, exclude: ruleset.exclude } },
    rules: ruleset.rules,
    created_at: instant(ruleset.createdAt),
    updated_at: instant(ruleset.createdAt),
  };
}
