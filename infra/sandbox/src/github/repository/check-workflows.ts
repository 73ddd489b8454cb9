import type { Actor } from "../access/actor.ts";
import { holds } from "../access/require-access.ts";
import { Refusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { isWorkflow } from "./check-path.ts";

/** Whether the actor may write below .github/workflows. */
export function mayWriteWorkflows(world: World, actor: Actor): boolean {
  if (actor.kind === "user") return actor.scopes.includes("workflow");
  return holds(world, actor, "workflows", "write");
}

/** What GitHub says to one that may not; `%s` stands for the file. */
export function workflowRefusal(actor: Actor): string {
  return actor.kind === "user"
    ? "refusing to allow an OAuth App to create or update workflow `%s` without `workflow` scope"
    : "refusing to allow a GitHub App to create or update workflow `%s` without `workflows` permission";
}

/** @throws Refusal 403 when a workflow file is among the paths and the actor may not write such. */
export function checkWorkflows(world: World, actor: Actor, paths: readonly string[]): void {
  const workflow = paths.find(isWorkflow);
  if (workflow === undefined || mayWriteWorkflows(world, actor)) return;
  throw new Refusal(403, "FORBIDDEN", workflowRefusal(actor).replace("%s", workflow), {
    headers: { "x-accepted-github-permissions": "contents=write,workflows=write" },
  });
}
