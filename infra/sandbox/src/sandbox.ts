import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { stopActions } from "./actions/run/start-actions.ts";
import { routeOf } from "./github/http/route-of.ts";
import { openWorld } from "./github/open-world.ts";
import type { SandboxOptions } from "./github/options.ts";
import { serveGithub } from "./github/serve-github.ts";
import type { World } from "./github/world.ts";
import { measureRequests } from "./metrics/measure-requests.ts";

export type { SandboxOptions } from "./github/options.ts";

export interface Sandbox {
  url: string;
  port: number;
  /** Ends after the requests that are being answered; asking twice is no mistake. */
  stop(): Promise<void>;
}

/**
 * Starts the outside world on this machine: a GitHub that keeps its data in a folder.
 * @throws Error with one sentence when the port is taken.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  let world: World | null = null;
  const answering = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    if (!world) {
      response.writeHead(503, { "retry-after": "1" }).end();
      return;
    }
    const answer = serveGithub(world, request, response).finally(() => answering.delete(answer));
    answering.add(answer);
  });
  measureRequests(server, "github", routeOf);
  const port = await listen(server, options);
  try {
    world = await openWorld(options, options.publicUrl?.replace(/\/+$/, "") ?? `http://localhost:${port}`);
  } catch (error) {
    server.close();
    throw error;
  }
  let stopped: Promise<void> | null = null;
  const { url } = world;
  return {
    url,
    port,
    stop() {
      stopped ??= stop(server, answering, world);
      return stopped;
    },
  };
}

const farewellMilliseconds = 3000;

async function stop(server: Server, answering: Set<Promise<void>>, world: World | null): Promise<void> {
  server.close();
  server.closeIdleConnections();
  if (world) await stopActions(world);
  const late = new Promise((resolve) => setTimeout(resolve, farewellMilliseconds).unref());
  await Promise.race([Promise.allSettled(answering), late]);
  server.closeAllConnections();
  await world?.webhooks.stop();
  await Promise.allSettled(answering);
  world?.database.close();
}

async function listen(server: Server, options: SandboxOptions): Promise<number> {
  server.listen(options.port, options.host ?? "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new Error(`Port ${options.port} is taken by another program: stop it, or give the sandbox another port.`);
  }
  return (server.address() as AddressInfo).port;
}
