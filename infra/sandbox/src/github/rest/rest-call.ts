import type { Actor } from "../access/actor.ts";
import { maySee } from "../access/require-access.ts";
import type { Incoming } from "../http/incoming.ts";
import type { Reply } from "../http/reply.ts";
import type { Router } from "../http/router.ts";
import { inaccessible, notFound } from "../refusal.ts";
import { findRepository, type Repository } from "../state/repository.ts";
import type { World } from "../world.ts";

/** One REST request with the one who asks. */
export interface RestCall {
  readonly world: World;
  readonly incoming: Incoming;
  readonly actor: Actor;
  readonly parameters: Readonly<Record<string, string>>;
}

export type RestHandler = (call: RestCall) => Reply | Promise<Reply>;
export type RestRouter = Router<RestHandler>;

export function parameter(call: RestCall, name: string): string {
  const value = call.parameters[name];
  if (value === undefined) throw new Error(`No parameter ${name} in ${call.incoming.path}`);
  return value;
}

/**
 * The repository of `/repos/:owner/:repo/…`.
 * @throws Refusal 404 where there is none, where it is not to be seen, or, on reads, where it is not visible yet.
 */
export function repositoryOf(call: RestCall): Repository {
  if (call.actor.kind === "app") throw inaccessible("metadata", "read");
  const repository = findRepository(call.world, parameter(call, "owner"), parameter(call, "repo"));
  if (!repository || !maySee(call.world, call.actor, repository)) throw notFound();
  if (call.incoming.method === "GET" && repository.visibleAt > Date.now()) throw notFound();
  return repository;
}
