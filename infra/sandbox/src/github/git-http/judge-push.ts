import type { Actor } from "../access/actor.ts";
import { mayWriteWorkflows, workflowRefusal } from "../repository/check-workflows.ts";
import { type BranchChange, findViolations } from "../repository/find-violations.ts";
import type { Repository } from "../state/repository.ts";
import { noCommit } from "../webhooks/announce-push.ts";
import type { World } from "../world.ts";
import type { PushVerdict } from "./push-hook.ts";
import type { PushCommand } from "./read-push-commands.ts";

/** Says what of a push the rules forbid, as far as the names of its refs tell. */
export function judgePush(
  world: World,
  actor: Actor,
  repository: Repository,
  commands: readonly PushCommand[],
): PushVerdict {
  const branches = commands.filter((command) => command.ref.startsWith("refs/heads/"));
  const broken = (forced: boolean) =>
    branches.flatMap((command) => {
      const change = { branch: command.ref.slice("refs/heads/".length), kind: kindOf(command), forced };
      const words = findViolations(world, actor, repository, change);
      return words.length === 0 ? [] : [violation(world, repository, command.ref, words)];
    });
  return {
    refusal: broken(false).join("\n"),
    refusalWhenForced: broken(true).join("\n"),
    refusalOfWorkflows: mayWriteWorkflows(world, actor) ? "" : workflowRefusal(actor),
  };
}

function kindOf(command: PushCommand): BranchChange["kind"] {
  if (command.before === noCommit) return "create";
  return command.after === noCommit ? "delete" : "update";
}

function violation(world: World, repository: Repository, ref: string, words: readonly string[]): string {
  return [
    `error: GH013: Repository rule violations found for ${ref}.`,
    `Review all repository rules at ${world.url}/${repository.fullName}/rules?ref=${encodeURIComponent(ref)}`,
    "",
    ...words.map((sentence) => `- ${sentence}\n`),
  ].join("\n");
}
