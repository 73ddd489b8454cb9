import { createPublicKey } from "node:crypto";
import { mkdirSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { RequestLog } from "./control/request-log.ts";
import { Switches } from "./control/switches.ts";
import { RateLimits } from "./http/rate-limits.ts";
import type { SandboxOptions } from "./options.ts";
import { RepositoryLocks } from "./repository/repository-locks.ts";
import { openDatabase } from "./state/open-database.ts";
import { findRepositoryById } from "./state/repository.ts";
import { WebhookSender } from "./webhooks/webhook-sender.ts";
import type { World } from "./world.ts";

/** Opens what an earlier start left in the data folder, or begins it. */
export async function openWorld(options: SandboxOptions, url: string): Promise<World> {
  const appKey = createPublicKey(options.app.publicKeyPem);
  const repositoriesDir = path.join(options.dataDir, "repositories");
  mkdirSync(repositoriesDir, { recursive: true });
  const database = openDatabase(path.join(options.dataDir, "github.sqlite"));
  const switches = new Switches();
  const world: World = {
    options,
    url,
    appKey,
    database,
    repositoriesDir,
    hooksDir: path.join(options.dataDir, "hooks"),
    locks: new RepositoryLocks(),
    switches,
    log: new RequestLog(),
    limits: new RateLimits(),
    webhooks: new WebhookSender(database, options.webhook, switches),
  };
  await removeOrphans(world);
  world.webhooks.resume();
  return world;
}

/** A kill between a folder and its row leaves a folder that belongs to no repository. */
async function removeOrphans(world: World): Promise<void> {
  for (const name of await readdir(world.repositoriesDir)) {
    const id = Number(/^(\d+)\.git$/.exec(name)?.[1] ?? Number.NaN);
    if (!Number.isNaN(id) && findRepositoryById(world, id)) continue;
    await rm(path.join(world.repositoriesDir, name), { recursive: true, force: true });
  }
}
