import type { SignedIn } from "../context.ts";
import { type Problem, ProblemCode, refusal, UserError } from "../errors.ts";
import { recordEvent } from "../events.ts";
import { Team } from "../identity/team.entity.ts";
import { checkDescription, checkOwner } from "./check-service-input.ts";
import { findOwnService } from "./find-own-service.ts";
import { isStorable } from "./is-storable.ts";
import { ServiceStatus } from "./service-status.ts";

export interface ServiceChanges {
  service: string;
  description?: string | null;
  owner?: string | null;
}

/** Changes what the catalog says of a service; answers its UUID. What is not given stays. Refuses archived ones. */
export async function updateService(
  { em, viewer }: Pick<SignedIn, "em" | "viewer">,
  changes: ServiceChanges,
): Promise<string> {
  return em.transactional(async (tx) => {
    const service = await findOwnService(tx, viewer, changes.service);
    if (service.status === ServiceStatus.ARCHIVED) {
      throw refusal(ProblemCode.CONFLICT, `${service.name} is archived and does not change any more.`, "service");
    }
    const problems: (Problem | null)[] = [];
    const description = changes.description?.trim();
    if (description !== undefined) problems.push(checkDescription(description));
    const slug = changes.owner && isStorable(changes.owner) ? changes.owner : null;
    const owner = slug ? await tx.findOne(Team, { slug, isActive: true }) : null;
    if (changes.owner) problems.push(checkOwner(owner, changes.owner, viewer));
    const mistakes = problems.filter((it) => it !== null);
    if (mistakes.length > 0) throw new UserError(...mistakes);

    service.describe({ ...(description !== undefined && { description }), ...(owner && { owner }) });
    await recordEvent(tx, "serviceChanged", { serviceId: service.id, name: service.name, change: "UPDATED" });
    return service.id;
  });
}
