import { rm } from "node:fs/promises";
import path from "node:path";
import { resolveRevision } from "../git/resolve-revision.ts";
import { runGit } from "../git/run-git.ts";
import { organization } from "../organization.ts";
import { createRepository } from "../repository/create-repository.ts";
import { findRepository, gitDirectory, saveRepository } from "../state/repository.ts";
import { saveTeamGrant } from "../state/team-repository.ts";
import type { World } from "../world.ts";
import { listFiles } from "./list-files.ts";

const name = "waymark";
const identity = { name: "Waymark", email: "waymark@example.com" };

/** Makes the platform's own files the repository that services call workflows of; a change since then is one more commit. */
export async function importCheckout(world: World, checkout: string): Promise<void> {
  const repository =
    findRepository(world, organization.login, name) ??
    (await createRepository(world, null, {
      name,
      description: "The platform: its workflows and modules are used by every service",
      visibility: "internal",
      topics: ["platform"],
    }));
  saveTeamGrant(world, repository.id, "platform", "admin");
  const directory = gitDirectory(world, repository);
  const tree = await writeTree(world, directory, checkout);
  const head = await resolveRevision(directory, "refs/heads/main", "commit");
  if (head && (await resolveRevision(directory, head, "tree")) === tree) return;
  const message = head ? "Follow the platform's checkout" : "Begin with the platform's checkout";
  const commit = await runGit(directory, ["commit-tree", tree, ...(head ? ["-p", head] : []), "-m", message], {
    environment: {
      GIT_AUTHOR_NAME: identity.name,
      GIT_AUTHOR_EMAIL: identity.email,
      GIT_COMMITTER_NAME: identity.name,
      GIT_COMMITTER_EMAIL: identity.email,
    },
  });
  await runGit(directory, ["update-ref", "refs/heads/main", commit.toString("utf8").trim()]);
  saveRepository(world, repository.id, { pushedAt: Date.now() });
}

/** Stores the files, with their modes, and returns the name of their tree. */
async function writeTree(world: World, directory: string, checkout: string): Promise<string> {
  const index = path.join(world.repositoriesDir, `index-${crypto.randomUUID()}`);
  const environment = { GIT_INDEX_FILE: index, GIT_DIR: directory, GIT_WORK_TREE: checkout };
  try {
    const input = (await listFiles(checkout)).join("\0");
    await runGit(checkout, ["update-index", "--add", "--remove", "-z", "--stdin"], { input, environment });
    return (await runGit(checkout, ["write-tree"], { environment })).toString("utf8").trim();
  } finally {
    await rm(index, { force: true });
  }
}
