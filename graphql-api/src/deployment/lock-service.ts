import type { EntityManager } from "@mikro-orm/postgresql";

/**
 * Holds off everybody else who wants to begin a deployment of this service until the transaction ends. First of all
 * locks, as whoever asks for a deployment takes them.
 */
export async function lockService(em: EntityManager, serviceId: string): Promise<void> {
  await em.execute("select 1 from services where id = ? for no key update", [serviceId]);
}
