import { createServer, type Server } from "node:http";
import path from "node:path";
import { createLoadBalancer } from "../load-balancer/create-load-balancer.ts";
import { measureRequests } from "../metrics/measure-requests.ts";
import { closeWorld } from "./close-world.ts";
import { listen } from "./listen.ts";
import { openWorld } from "./open-world.ts";
import { completeOptions, type EcsOptions } from "./options.ts";
import { serveEcs } from "./serve-ecs.ts";
import type { World } from "./world.ts";

export type { EcsOptions } from "./options.ts";

export interface Ecs {
  url: string;
  loadBalancerUrl: string;
  /** Ends every task, SIGTERM first; asking twice is no mistake. */
  stop(): Promise<void>;
}

/**
 * Starts an ECS whose tasks are processes of this machine, and the load balancer before them. What ran when an
 * earlier one on this folder ended, however that came, runs again.
 * @throws Error with one sentence when a port is taken.
 */
export async function startEcs(options: EcsOptions): Promise<Ecs> {
  const given = completeOptions(options);
  let world: World | null = null;
  const api = createServer((request, response) => {
    if (world) void serveEcs(world, request, response);
    else response.writeHead(503, { "retry-after": "1" }).end();
  });
  measureRequests(api, "ecs", ({ method }) => (method === "POST" ? "api" : "page"));
  const balancer = createLoadBalancer(() => world);
  measureRequests(balancer, "load-balancer", () => "service");
  try {
    const port = await listen(api, given.port, given.host, "sandbox ECS");
    const loadBalancerPort = await listen(balancer, given.loadBalancerPort, given.host, "load balancer");
    world = await openWorld({
      ...given,
      dataDir: path.resolve(given.dataDir),
      imagesDir: path.resolve(given.imagesDir),
      port,
      loadBalancerPort,
    });
  } catch (error) {
    for (const server of [api, balancer]) server.close();
    throw error;
  }
  const opened = world;
  opened.scheduler.begin(opened);
  let stopped: Promise<void> | null = null;
  return {
    url: `http://localhost:${opened.settings.port}`,
    loadBalancerUrl: `http://localhost:${opened.settings.loadBalancerPort}`,
    stop() {
      stopped ??= stop(opened, [api, balancer]);
      return stopped;
    },
  };
}

async function stop(world: World, servers: readonly Server[]): Promise<void> {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  await closeWorld(world);
}
