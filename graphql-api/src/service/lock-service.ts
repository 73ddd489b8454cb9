import type { EntityManager } from "@mikro-orm/postgresql";
import { Service } from "./service.entity.ts";

/**
 * The service as it is now with its owner, locked until the transaction ends; null when it is gone. Whoever only refers to
 * it, as a deployment that ends, is not held up: the two would wait for each other where a deployment is locked as well.
 */
export async function lockService(em: EntityManager, id: string): Promise<Service | null> {
  await em.execute("select 1 from services where id = ? for no key update", [id]);
  return em.findOne(Service, id, { populate: ["owner"], refresh: true });
}
