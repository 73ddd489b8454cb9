import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { World } from "../world.ts";
import { findRepositoryById } from "./repository.ts";

const deliveriesKept = 3 * 86_400_000;

/**
 * Clears what a kill at the wrong moment leaves: a folder without its row, and the locks git holds while it
 * moves a branch, which would keep that branch from ever moving again. And what has had its time: GitHub too
 * forgets deliveries after three days.
 */
export async function removeLeftovers(world: World, now = Date.now()): Promise<void> {
  for (const name of await readdir(world.repositoriesDir)) {
    const folder = path.join(world.repositoriesDir, name);
    const id = Number(/^(\d+)\.git$/.exec(name)?.[1] ?? 0);
    if (findRepositoryById(world, id)) await removeLocks(folder);
    else await rm(folder, { recursive: true, force: true });
  }
  world.database.prepare("delete from tokens where expires_at < ?").run(now);
  world.database.prepare("delete from oauth_codes where expires_at < ?").run(now);
  world.database.prepare("delete from deliveries where delivered_at < ?").run(now - deliveriesKept);
}

async function removeLocks(folder: string): Promise<void> {
  const refs = await readdir(path.join(folder, "refs"), { recursive: true });
  const files = [...refs.map((name) => path.join("refs", name)), "HEAD.lock", "packed-refs.lock"];
  const locks = files.filter((name) => name.endsWith(".lock"));
  await Promise.all(locks.map((name) => rm(path.join(folder, name), { force: true })));
}
