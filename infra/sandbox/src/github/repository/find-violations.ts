import path from "node:path";
import type { Actor } from "../access/actor.ts";
import { findTeam, isOwner, teams } from "../organization.ts";
import { Refusal } from "../refusal.ts";
import type { Repository } from "../state/repository.ts";
import { type BypassActor, listRulesets, type Ruleset } from "../state/ruleset.ts";
import type { World } from "../world.ts";

export interface BranchChange {
  readonly branch: string;
  readonly kind: "create" | "update" | "delete";
  readonly forced: boolean;
}

/** What each rule forbids and GitHub's words for it; the other rules of GitHub are refused when a ruleset is made. */
export const ruleWords: Record<string, { forbids: (change: BranchChange) => boolean; words: string }> = {
  creation: {
    forbids: (change) => change.kind === "create",
    words: "Cannot create ref due to creations being restricted.",
  },
  update: { forbids: (change) => change.kind === "update", words: "Cannot update this protected ref." },
  deletion: { forbids: (change) => change.kind === "delete", words: "Cannot delete this branch" },
  non_fast_forward: { forbids: (change) => change.forced, words: "Cannot force-push to this branch" },
  pull_request: {
    forbids: (change) => change.kind === "update",
    words: "Changes must be made through a pull request.",
  },
  required_status_checks: {
    forbids: (change) => change.kind === "update",
    words: "Required status checks are expected.",
  },
};

/** The sentences of all rules that a direct change of a branch breaks; none for those who may bypass them. */
export function findViolations(world: World, actor: Actor, repository: Repository, change: BranchChange): string[] {
  const broken = listRulesets(world, repository.id)
    .filter((ruleset) => ruleset.enforcement === "active" && ruleset.target === "branch")
    .filter((ruleset) => covers(ruleset, repository, change.branch))
    .filter((ruleset) => !ruleset.bypassActors.some((one) => bypasses(world, actor, one)))
    .flatMap((ruleset) => ruleset.rules)
    .filter((rule) => ruleWords[rule.type]?.forbids(change));
  return [...new Set(broken.map((rule) => ruleWords[rule.type]?.words ?? ""))];
}

/** @throws Refusal 409 with every broken rule. */
export function checkRules(world: World, actor: Actor, repository: Repository, change: BranchChange): void {
  const violations = findViolations(world, actor, repository, change);
  if (violations.length === 0) return;
  throw new Refusal(409, "UNPROCESSABLE", `Repository rule violations found\n\n${violations.join("\n\n")}\n\n`);
}

function covers(ruleset: Ruleset, repository: Repository, branch: string): boolean {
  const named = (pattern: string) =>
    pattern === "~ALL" ||
    (pattern === "~DEFAULT_BRANCH" && branch === repository.defaultBranch) ||
    path.posix.matchesGlob(`refs/heads/${branch}`, pattern);
  return ruleset.include.some(named) && !ruleset.exclude.some(named);
}

function bypasses(world: World, actor: Actor, bypass: BypassActor): boolean {
  if (bypass.bypass_mode !== "always") return false;
  if (actor.kind !== "user") return bypass.actor_type === "Integration" && bypass.actor_id === world.options.app.id;
  if (bypass.actor_type === "OrganizationAdmin") return isOwner(actor.person.login);
  const team = teams.find((one) => one.id === bypass.actor_id);
  return bypass.actor_type === "Team" && (findTeam(team?.slug ?? "")?.members.includes(actor.person.login) ?? false);
}
