import type { ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { type Actor, accountOf, actorName } from "../access/actor.ts";
import { readBranches } from "../git/read-objects.ts";
import { resolveRevision } from "../git/resolve-revision.ts";
import { runGit } from "../git/run-git.ts";
import { Refusal } from "../refusal.ts";
import { gitDirectory, type Repository, saveRepository } from "../state/repository.ts";
import { announcePush, noCommit } from "../webhooks/announce-push.ts";
import type { World } from "../world.ts";
import { admit } from "./admit.ts";
import type { GitRequest } from "./git-request.ts";
import { judgePush } from "./judge-push.ts";
import { hookEnvironment } from "./push-hook.ts";
import { type PushCommand, readPushCommands } from "./read-push-commands.ts";
import { runBackend } from "./run-backend.ts";

/**
 * Answers a git client: clone, fetch and push.
 * @returns the status and who it was, for the log.
 */
export async function serveGit(
  world: World,
  wanted: GitRequest,
  response: ServerResponse,
): Promise<{ status: number; actor: string }> {
  const request = response.req;
  const rest: Readable = request.headers["content-encoding"] === "gzip" ? request.pipe(createGunzip()) : request;
  try {
    const { actor, repository } = await admit(world, request, wanted);
    const name = actorName(world, actor);
    const isPush = wanted.rest === "git-receive-pack";
    if (!isPush || !actor) {
      const body = { head: Buffer.alloc(0), rest };
      const status = await runBackend(world, repository, wanted, body, response, {});
      response.end();
      return { status, actor: name };
    }
    return { status: await servePush(world, actor, repository, wanted, rest, response), actor: name };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    request.resume();
    response.writeHead(error.status, { "content-type": "text/plain; charset=utf-8", ...error.headers });
    response.end(`${error.message}\n`);
    return { status: error.status, actor: "anonymous" };
  }
}

async function servePush(
  world: World,
  actor: Actor,
  repository: Repository,
  wanted: GitRequest,
  rest: Readable,
  response: ServerResponse,
): Promise<number> {
  const push = await readPushCommands(rest);
  if (!push) throw new Refusal(400, "BAD_REQUEST", "This is not a push that git would send.");
  const environment = hookEnvironment(judgePush(world, actor, repository, push.commands));
  const status = await runBackend(world, repository, wanted, { head: push.head, rest }, response, environment);
  await announceAll(world, actor, repository, push.commands);
  // Ends only now, so that whoever pushed finds the event among the deliveries.
  response.end();
  return status;
}

async function announceAll(world: World, actor: Actor, repository: Repository, commands: readonly PushCommand[]) {
  const directory = gitDirectory(world, repository);
  for (const command of commands) {
    const now = (await resolveRevision(directory, command.ref)) ?? noCommit;
    if (now !== command.after || command.before === command.after) continue;
    await chooseDefaultBranch(world, repository, command);
    const forced = await isForced(directory, command);
    await announcePush(world, repository, { ...command, forced }, accountOf(world, actor));
  }
}

/** As at GitHub, the first branch that is pushed to an empty repository is its default branch. */
async function chooseDefaultBranch(world: World, repository: Repository, { ref }: PushCommand): Promise<void> {
  const directory = gitDirectory(world, repository);
  const branches = await readBranches(directory);
  const branch = ref.replace("refs/heads/", "");
  if (branches.size !== 1 || !branches.has(branch) || branch === repository.defaultBranch) return;
  await runGit(directory, ["symbolic-ref", "HEAD", ref]);
  saveRepository(world, repository.id, { defaultBranch: branch });
}

async function isForced(directory: string, { before, after }: PushCommand): Promise<boolean> {
  if (before === noCommit || after === noCommit) return false;
  return runGit(directory, ["merge-base", "--is-ancestor", before, after]).then(
    () => false,
    () => true,
  );
}
