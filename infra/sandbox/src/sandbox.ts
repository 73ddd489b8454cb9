import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { openWorld } from "./github/open-world.ts";
import type { SandboxOptions } from "./github/options.ts";
import { serveGithub } from "./github/serve-github.ts";
import type { World } from "./github/world.ts";

export type { SandboxOptions } from "./github/options.ts";

export interface Sandbox {
  url: string;
  port: number;
  stop(): Promise<void>;
}

/**
 * Starts the outside world on this machine: a GitHub that keeps its data in a folder.
 * @throws Error with one sentence when the port is taken.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  let world: World | null = null;
  const server = createServer((request, response) => {
    // Nobody knows the address before the world stands, so this waits for nothing in practice.
    if (world) void serveGithub(world, request, response);
    else response.writeHead(503).end();
  });
  const port = await listen(server, options);
  const url = options.publicUrl?.replace(/\/+$/, "") ?? `http://localhost:${port}`;
  try {
    world = await openWorld(options, url);
  } catch (error) {
    server.close();
    throw error;
  }
  const { database, webhooks } = world;
  return {
    url,
    port,
    async stop() {
      server.close();
      server.closeAllConnections();
      await webhooks.stop();
      database.close();
    },
  };
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
