import type { JsonObject } from "../../github/http/incoming.ts";
import { arnOf, nameIn } from "../arn.ts";
import { AwsFault } from "../aws-fault.ts";
import type { Service } from "../state/service.ts";
import type { World } from "../world.ts";
import { requireCluster } from "./cluster-operations.ts";
import { readText } from "./read-input.ts";

export function findService(world: World, cluster: string, arnOrName: string): Service | null {
  return world.services.get(arnOf(world.settings, "service", cluster, nameIn(arnOrName))) ?? null;
}

/** @throws AwsFault ServiceNotFoundException, ServiceNotActiveException */
export function requireActiveService(world: World, input: JsonObject): Service {
  const service = findService(world, requireCluster(world, input), readText(input, "service") ?? "");
  if (!service) throw new AwsFault("ServiceNotFoundException", "Service not found.");
  if (service.status !== "ACTIVE") throw new AwsFault("ServiceNotActiveException", "Service was not ACTIVE.");
  return service;
}
