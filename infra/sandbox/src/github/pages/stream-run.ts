import type { IncomingMessage, ServerResponse } from "node:http";
import { findRun } from "../../actions/state/run.ts";
import { mayReadAnonymously } from "../access/may-read-anonymously.ts";
import { findRepository } from "../state/repository.ts";
import type { World } from "../world.ts";

const address = /^\/(?<owner>[^/]+)\/(?<name>[^/]+)\/actions\/runs\/(?<run>\d+)\/live$/;
const pause = 250;

/**
 * Tells an open run page whenever there is something new, as server-sent events.
 * @returns whether the request was one of these.
 */
export function streamRun(world: World, request: IncomingMessage, response: ServerResponse): boolean {
  const found = address.exec(request.url ?? "")?.groups;
  if (request.method !== "GET" || !found) return false;
  const repository = findRepository(world, found.owner ?? "", found.name ?? "");
  const run = findRun(world, Number(found.run));
  if (!repository || run?.repository !== repository.id) return false;
  if (!mayReadAnonymously(world, repository, request.socket.remoteAddress ?? "")) return false;
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  // What happened between the making of the page and this moment nobody would tell otherwise.
  response.write("data: changed\n\n");
  let timer: NodeJS.Timeout | null = null;
  const end = world.actions.listen(run.id, () => {
    // Many lines of a log are one piece of news.
    timer ??= setTimeout(() => {
      timer = null;
      response.write("data: changed\n\n");
    }, pause).unref();
  });
  response.on("close", () => {
    end();
    if (timer) clearTimeout(timer);
  });
  return true;
}
