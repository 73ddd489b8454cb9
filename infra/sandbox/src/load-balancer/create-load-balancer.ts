import { createServer, type Server } from "node:http";
import type { World } from "../ecs/world.ts";
import { findTarget } from "./find-target.ts";
import { forwardRequest } from "./forward-request.ts";
import { forwardUpgrade } from "./forward-upgrade.ts";
import { refuse } from "./refuse.ts";

/** One address for all services: the host's name says which is meant. @param current null while the sandbox starts. */
export function createLoadBalancer(current: () => World | null): Server {
  const turns = new Map<string, number>();
  const server = createServer((request, response) => {
    const world = current();
    const found = world ? findTarget(world, request.headers.host ?? "", turns) : null;
    if (world && found?.target) forwardRequest(world, found.target, request, response);
    else
      refuse(
        world,
        response,
        found?.refusal ?? { status: 503, title: "Starting", sentence: "The sandbox is starting." },
      );
  });
  server.on("upgrade", (request, socket, head) => {
    const world = current();
    const target = world ? findTarget(world, request.headers.host ?? "", turns).target : null;
    if (world && target) forwardUpgrade(world, target, request, socket, head);
    else socket.end("HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\n\r\n");
  });
  return server;
}
