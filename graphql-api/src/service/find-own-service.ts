import type { EntityManager } from "@mikro-orm/postgresql";
import { ProblemCode, refusal } from "../errors.ts";
import { actsFor, type Viewer } from "../identity/viewer.ts";
import { parseId } from "../ids.ts";
import { isStorable } from "./is-storable.ts";
import { lockService } from "./lock-service.ts";
import { Service } from "./service.entity.ts";

/** The service of that name or id, locked until the transaction ends. Refuses unknown ones and other teams' ones. */
export async function findOwnService(em: EntityManager, viewer: Viewer, nameOrId: string): Promise<Service> {
  const id = parseId("Service", nameOrId);
  const by = id ? { id } : { name: isStorable(nameOrId) ? nameOrId : "" };
  const known = await em.findOne(Service, by, { fields: ["id"] });
  const service = known && (await lockService(em, known.id));
  if (!service) throw refusal(ProblemCode.NOT_FOUND, `There is no service "${nameOrId.slice(0, 60)}".`, "service");
  const { id: ownerId, name } = service.owner.getEntity();
  if (actsFor(viewer, ownerId)) return service;
  throw refusal(ProblemCode.FORBIDDEN, `${service.name} is ${name}'s. Ask one of that team, or an ADMIN.`, "service");
}
