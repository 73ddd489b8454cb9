import { type IncomingMessage, request as open } from "node:http";
import type { Duplex } from "node:stream";
import { connectTo } from "../ecs/task/connect-to.ts";
import type { RunningTask } from "../ecs/task/running-task.ts";
import type { World } from "../ecs/world.ts";
import { forwardedHeaders } from "./forwarded-headers.ts";

/** Connects a client that wants to speak WebSocket with a task, until either hangs up. */
export function forwardUpgrade(
  world: World,
  target: RunningTask,
  request: IncomingMessage,
  client: Duplex,
  head: Buffer,
): void {
  target.upgraded.add(client);
  client.once("close", () => target.upgraded.delete(client));
  const forwarded = open({
    ...connectTo(target.port),
    method: request.method,
    path: request.url,
    headers: forwardedHeaders(world, request),
  });
  forwarded.once("upgrade", (answer, service, rest) => {
    client.write(statusLines(answer));
    if (rest.length > 0) client.write(rest);
    if (head.length > 0) service.write(head);
    service.pipe(client).pipe(service);
    service.on("error", () => client.destroy());
    client.on("error", () => service.destroy());
    client.once("close", () => service.destroy());
    service.once("close", () => client.destroy());
  });
  // The task does not want to: its answer is passed on, and that is the end of it.
  forwarded.once("response", (answer) => {
    client.write(statusLines(answer, ["connection", "transfer-encoding", "keep-alive"], "connection: close"));
    answer.pipe(client);
  });
  forwarded.on("error", () => client.end("HTTP/1.1 502 Bad Gateway\r\nconnection: close\r\n\r\n"));
  client.on("error", () => forwarded.destroy());
  forwarded.end();
}

/** The head of an answer as it came, without some headers and with others. */
function statusLines(answer: IncomingMessage, without: readonly string[] = [], ...added: string[]): string {
  const headers: string[] = [];
  for (let index = 0; index < answer.rawHeaders.length; index += 2) {
    const name = answer.rawHeaders[index] ?? "";
    if (!without.includes(name.toLowerCase())) headers.push(`${name}: ${answer.rawHeaders[index + 1]}`);
  }
  return [`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`, ...headers, ...added, "", ""].join("\r\n");
}
