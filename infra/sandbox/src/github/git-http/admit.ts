import type { IncomingMessage } from "node:http";
import { type Actor, actorName } from "../access/actor.ts";
import { authenticate } from "../access/authenticate.ts";
import { findNamedPerson } from "../access/find-named-person.ts";
import { mayReadAnonymously } from "../access/may-read-anonymously.ts";
import { maySee, requireRepositoryAccess } from "../access/require-access.ts";
import { Refusal } from "../refusal.ts";
import { findRepository, type Repository } from "../state/repository.ts";
import type { World } from "../world.ts";
import type { GitRequest } from "./git-request.ts";

const ask = { headers: { "www-authenticate": 'Basic realm="GitHub"' } };

/**
 * Lets a git client in, or says why not in words it prints.
 * @throws Refusal 401 to make git ask for a token, 403 where writing is not allowed, 404 where there is nothing to see.
 */
export async function admit(
  world: World,
  request: IncomingMessage,
  wanted: GitRequest,
): Promise<{ actor: Actor | null; repository: Repository }> {
  const actor = await authenticate(world, request.headers).catch(() => {
    const named = findNamedPerson(world, request);
    if (named) return named;
    throw new Refusal(401, "UNAUTHENTICATED", "Invalid username or token.", ask);
  });
  const repository = findRepository(world, wanted.owner, wanted.name);
  if (!actor) {
    const isRead = wanted.service === "git-upload-pack";
    if (!isRead || !mayReadAnonymously(world, repository, request.socket.remoteAddress ?? "")) {
      throw new Refusal(401, "UNAUTHENTICATED", "Authentication required.", ask);
    }
  }
  const isHidden = !repository || (actor !== null && !maySee(world, actor, repository));
  if (isHidden || repository.visibleAt > Date.now()) throw new Refusal(404, "NOT_FOUND", "Repository not found.");
  if (wanted.service === "git-receive-pack" && actor) checkWrite(world, actor, repository);
  return { actor, repository };
}

function checkWrite(world: World, actor: Actor, repository: Repository): void {
  if (repository.isArchived) throw new Refusal(403, "FORBIDDEN", "This repository was archived so it is read-only.");
  try {
    requireRepositoryAccess(world, actor, repository, "contents", "write");
  } catch {
    const who = actorName(world, actor);
    throw new Refusal(403, "FORBIDDEN", `Permission to ${repository.fullName}.git denied to ${who}.`);
  }
}
