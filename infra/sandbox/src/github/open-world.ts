import { createPublicKey } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { Actions } from "../actions/run/actions.ts";
import { startActions } from "../actions/run/start-actions.ts";
import { openTables } from "../actions/state/open-tables.ts";
import { RequestLog } from "./control/request-log.ts";
import { Switches } from "./control/switches.ts";
import { writePushHook } from "./git-http/push-hook.ts";
import { RateLimits } from "./http/rate-limits.ts";
import type { SandboxOptions } from "./options.ts";
import { importCheckout } from "./platform/import-checkout.ts";
import { RepositoryLocks } from "./repository/repository-locks.ts";
import { openDatabase } from "./state/open-database.ts";
import { removeLeftovers } from "./state/remove-leftovers.ts";
import { WebhookSender } from "./webhooks/webhook-sender.ts";
import type { World } from "./world.ts";

/** Opens what an earlier start left in the data folder, or begins it. */
export async function openWorld(options: SandboxOptions, url: string): Promise<World> {
  const appKey = createPublicKey(options.app.publicKeyPem);
  const dataDir = path.resolve(options.dataDir);
  const repositoriesDir = path.join(dataDir, "repositories");
  mkdirSync(repositoriesDir, { recursive: true });
  const database = openDatabase(path.join(dataDir, "github.sqlite"));
  openTables(database);
  const switches = new Switches();
  const world: World = {
    options,
    url,
    appKey,
    database,
    repositoriesDir,
    hooksDir: path.join(dataDir, "hooks"),
    locks: new RepositoryLocks(),
    switches,
    log: new RequestLog(),
    limits: new RateLimits(),
    webhooks: new WebhookSender(database, options.webhook, switches),
    actions: new Actions(options.actions ?? null, dataDir),
  };
  writePushHook(world.hooksDir);
  await removeLeftovers(world);
  if (options.platformCheckout) await importCheckout(world, options.platformCheckout);
  world.webhooks.resume();
  startActions(world);
  return world;
}
