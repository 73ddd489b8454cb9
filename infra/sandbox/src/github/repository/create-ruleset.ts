import type { Actor } from "../access/actor.ts";
import { requireRepositoryAccess } from "../access/require-access.ts";
import { notImplemented, unprocessable } from "../refusal.ts";
import type { Repository } from "../state/repository.ts";
import { insertRuleset, type Ruleset, type RulesetAttributes } from "../state/ruleset.ts";
import type { World } from "../world.ts";
import { ruleWords } from "./find-violations.ts";
import { requireWritable } from "./update-repository.ts";

/** @throws Refusal 422 when its name is taken, 501 for a rule the sandbox could not enforce. */
export function createRuleset(
  world: World,
  actor: Actor,
  repository: Repository,
  name: string,
  attributes: Omit<RulesetAttributes, "createdAt">,
): Ruleset {
  requireRepositoryAccess(world, actor, repository, "administration", "write");
  requireWritable(repository);
  const unknown = attributes.rules.find((rule) => !(rule.type in ruleWords));
  if (unknown) throw notImplemented(`rules of type "${unknown.type}"`);
  const ruleset = insertRuleset(world, repository.id, name, { ...attributes, createdAt: Date.now() });
  if (!ruleset)
    throw unprocessable("Validation Failed", [
      { resource: "Ruleset", code: "custom", field: "name", message: "Name must be unique" },
    ]);
  return ruleset;
}
