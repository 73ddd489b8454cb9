import type { EntityManager } from "@mikro-orm/postgresql";
import type { LinkConfig } from "../observability/list-links.ts";
import { makeLinks } from "../observability/make-links.ts";
import { Service } from "../service/service.entity.ts";
import { ServiceStatus } from "../service/service-status.ts";
import type { Environment } from "./environment.entity.ts";
import { ServiceEnvironment } from "./service-environment.entity.ts";

/** How many services are held in memory at a time. */
const BATCH = 500;

/** Gives every service that is not archived its place and its links in a new stage, in the caller's transaction. */
export async function registerServices(em: EntityManager, config: LinkConfig, environment: Environment): Promise<void> {
  for (let last = ""; ; ) {
    const named = { name: { $gt: last }, status: { $ne: ServiceStatus.ARCHIVED } };
    const services = await em.find(Service, named, { orderBy: { name: "asc" }, limit: BATCH });
    for (const service of services) {
      em.persist(new ServiceEnvironment({ service, environment }));
      // The links of the service as a whole are there since its birth.
      em.persist(makeLinks(config, service, [environment]).filter((link) => link.environment));
    }
    await em.flush();
    if (services.length < BATCH) return;
    last = services.at(-1)?.name ?? "";
  }
}
