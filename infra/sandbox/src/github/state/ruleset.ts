import type { World } from "../world.ts";

export interface BypassActor {
  readonly actor_id: number | null;
  readonly actor_type: "Integration" | "OrganizationAdmin" | "Team";
  readonly bypass_mode: "always" | "pull_request";
}

export interface Rule {
  /** In REST's spelling, e.g. `pull_request`. */
  readonly type: string;
  readonly parameters?: Record<string, unknown>;
}

export interface RulesetAttributes {
  readonly target: "branch" | "tag";
  readonly enforcement: "active" | "disabled" | "evaluate";
  readonly bypassActors: readonly BypassActor[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly rules: readonly Rule[];
  readonly createdAt: number;
}

export interface Ruleset extends RulesetAttributes {
  readonly id: number;
  readonly repository: number;
  readonly name: string;
}

/** @returns null when the repository has a ruleset of this name. */
export function insertRuleset(
  world: World,
  repository: number,
  name: string,
  attributes: RulesetAttributes,
): Ruleset | null {
  const { changes, lastInsertRowid } = world.database
    .prepare("insert into rulesets (repository, name, attributes) values (?, ?, ?) on conflict do nothing")
    .run(repository, name, JSON.stringify(attributes));
  return changes === 0 ? null : { ...attributes, id: Number(lastInsertRowid), repository, name };
}

export function listRulesets(world: World, repository: number): Ruleset[] {
  return world.database
    .prepare("select id, repository, name, attributes from rulesets where repository = ? order by id")
    .all(repository)
    .map((row) => ({
      ...(JSON.parse(String(row.attributes)) as RulesetAttributes),
      id: Number(row.id),
      repository: Number(row.repository),
      name: String(row.name),
    }));
}

/** @returns whether there was such a ruleset. */
export function deleteRuleset(world: World, repository: number, id: number): boolean {
  return world.database.prepare("delete from rulesets where repository = ? and id = ?").run(repository, id).changes > 0;
}
