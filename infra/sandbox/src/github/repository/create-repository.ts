import { rm } from "node:fs/promises";
import path from "node:path";
import { type Actor, accountOf } from "../access/actor.ts";
import { requireCreation } from "../access/require-creation.ts";
import { runGit } from "../git/run-git.ts";
import { organization } from "../organization.ts";
import { Refusal } from "../refusal.ts";
import { findRepository, insertRepository, type NewRepository, type Repository } from "../state/repository.ts";
import { announceRepository } from "../webhooks/announce-repository.ts";
import type { World } from "../world.ts";

/**
 * Makes an empty repository in the organization: first its folder, then its row, whose unique name decides
 * between two that come at the same moment. A kill in between leaves a folder that the next start removes.
 * @param actor null when the sandbox itself makes it.
 * @throws Refusal 422 when the name is taken or not allowed, 403 when the actor may not.
 */
export async function createRepository(world: World, actor: Actor | null, given: NewRepository): Promise<Repository> {
  if (actor) requireCreation(world, actor);
  const name = given.name.trim().replaceAll(/[^A-Za-z0-9._-]+/g, "-");
  if (!isAllowed(name) || world.switches.denies(name)) throw refusedName("Name is not allowed", "name is not allowed");
  if (findRepository(world, organization.login, name)) throw taken();
  const draft = path.join(world.repositoriesDir, `new-${crypto.randomUUID()}.git`);
  await runGit(world.repositoriesDir, ["init", "--quiet", "--bare", "--template=", "--initial-branch=main", draft]);
  try {
    const repository = insertRepository(
      world,
      { ...given, name },
      actor?.kind === "user" ? actor.person.login : null,
      draft,
    );
    if (!repository) throw taken();
    if (actor) announceRepository(world, "created", repository, accountOf(world, actor));
    return repository;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

function taken(): Refusal {
  return refusedName("Name already exists on this account", "name already exists on this account");
}

function isAllowed(name: string): boolean {
  return name.length > 0 && name.length <= 100 && name !== "." && name !== ".." && !name.endsWith(".git");
}

function refusedName(message: string, fault: string): Refusal {
  return new Refusal(422, "UNPROCESSABLE", message, {
    restMessage: "Repository creation failed.",
    errors: [{ resource: "Repository", code: "custom", field: "name", message: fault }],
  });
}
