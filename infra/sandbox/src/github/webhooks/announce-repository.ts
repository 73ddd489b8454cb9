import type { Account } from "../access/actor.ts";
import { installationId } from "../organization.ts";
import { shapeAccount, shapeOrganization } from "../rest/shape-account.ts";
import { shapeRepository } from "../rest/shape-repository.ts";
import type { Repository } from "../state/repository.ts";
import type { World } from "../world.ts";

/** Tells the App that a repository began, ended or was put away. */
export function announceRepository(
  world: World,
  action: "created" | "deleted" | "archived" | "edited",
  repository: Repository,
  sender: Account,
): void {
  const payload = { action, ...commonPayload(world, repository, sender) };
  world.webhooks.emit({ event: "repository", action, repository: repository.id, payload });
}

/** The part that every event of a repository carries. */
export function commonPayload(world: World, repository: Repository, sender: Account): Record<string, unknown> {
  return {
    repository: shapeRepository(world, repository),
    organization: shapeOrganization(world),
    sender: shapeAccount(world, sender),
    installation: { id: installationId, node_id: `MDI_${installationId}` },
  };
}
