import type { Repository } from "../state/repository.ts";
import type { World } from "../world.ts";
import { isLoopback } from "./is-loopback.ts";

/**
 * Whether somebody without a token may clone and look. GitHub hides private repositories; here, whoever sits at
 * this machine may see them, so that the addresses the portal shows simply work. A switch makes it as strict.
 */
export function mayReadAnonymously(world: World, repository: Repository | null, remoteAddress: string): boolean {
  if (repository?.visibility === "public") return true;
  const allowed = world.switches.anonymousRead();
  return allowed === "everyone" || (allowed === "loopback" && isLoopback(remoteAddress));
}
