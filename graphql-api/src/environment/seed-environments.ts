import type { Platform } from "../context.ts";
import { Environment } from "./environment.entity.ts";

/** Makes the configured stages at the first start. Later ones are made and changed in the portal, so it leaves those be. */
export async function seedEnvironments({
  fork,
  config,
  log,
}: Pick<Platform, "fork" | "config" | "log">): Promise<void> {
  await fork().transactional(async (em) => {
    await em.execute("lock table environments in share row exclusive mode");
    if ((await em.count(Environment)) > 0) return;
    em.persist(config.stages.map((stage) => new Environment(stage)));
    log.info({ stages: config.stages.map(({ name }) => name) }, "made the configured environments");
  });
}
