import { type Actor, accountOf } from "../access/actor.ts";
import { requireRepositoryAccess } from "../access/require-access.ts";
import { resolveRevision } from "../git/resolve-revision.ts";
import { type FileAddition, writeCommit } from "../git/write-commit.ts";
import { Refusal, unprocessable } from "../refusal.ts";
import { gitDirectory, type Repository } from "../state/repository.ts";
import { announcePush, noCommit } from "../webhooks/announce-push.ts";
import type { World } from "../world.ts";
import { checkPath } from "./check-path.ts";
import { checkWorkflows } from "./check-workflows.ts";
import { checkRules } from "./find-violations.ts";
import { requireWritable } from "./update-repository.ts";

export interface FileChanges {
  readonly branch: string;
  readonly message: string;
  readonly additions: readonly FileAddition[];
  readonly deletions: readonly string[];
  /** The commit the branch must stand on; not given: wherever it stands, also nowhere yet. */
  readonly expectedHead?: string;
  /** Looks at the branch under the lock and throws to refuse. */
  readonly check?: (head: string | null) => Promise<void>;
}

/**
 * Commits files on top of a branch; all of them or none.
 * @returns the name of the commit.
 * @throws Refusal when the actor may not, a rule forbids it, a path is impossible or the branch has moved.
 */
export async function commitFiles(
  world: World,
  actor: Actor,
  repository: Repository,
  changes: FileChanges,
): Promise<string> {
  requireRepositoryAccess(world, actor, repository, "contents", "write");
  requireWritable(repository);
  const paths = [...changes.additions.map((addition) => addition.path), ...changes.deletions];
  for (const path of paths) checkPath(path);
  checkWorkflows(world, actor, paths);
  const directory = gitDirectory(world, repository);
  return world.locks.hold(repository.id, async () => {
    const head = await resolveRevision(directory, `refs/heads/${changes.branch}`, "commit");
    if (changes.expectedHead !== undefined && changes.expectedHead !== head) throw stale(changes.expectedHead);
    await changes.check?.(head);
    await checkDeletions(directory, head, changes.deletions);
    const kind = head === null ? "create" : "update";
    checkRules(world, actor, repository, { branch: changes.branch, kind, forced: false });
    const author = accountOf(world, actor);
    const oid = await writeCommit(directory, {
      ...changes,
      parent: head,
      authorName: author.name,
      authorEmail: `${author.id}+${author.login}@users.noreply.github.com`,
    });
    if (oid === null) throw stale(head ?? "");
    const update = { ref: `refs/heads/${changes.branch}`, before: head ?? noCommit, after: oid, forced: false };
    await announcePush(world, repository, update, author);
    return oid;
  });
}

async function checkDeletions(directory: string, head: string | null, deletions: readonly string[]): Promise<void> {
  for (const path of deletions) {
    if (head && (await resolveRevision(directory, `${head}:${path}`))) continue;
    throw unprocessable(`A path was requested for deletion which does not exist as of commit oid \`${head}\`: ${path}`);
  }
}

function stale(expected: string): Refusal {
  // GitHub writes two blanks before the second sentence.
  const message = `Expected branch to point to "${expected}" but it did not.  Pull and try again.`;
  return new Refusal(409, "STALE_DATA", message);
}
