import type { ServerResponse } from "node:http";
import type { World } from "../ecs/world.ts";
import type { Incoming } from "../github/http/incoming.ts";
import type { TaskLine } from "./log-line.ts";
import { logsPage, logsPagePolicy } from "./logs-page.ts";
import { type LogFormat, type LogRequest, readLogRequest } from "./read-log-request.ts";

const contentTypes: Record<LogFormat, string> = {
  html: "text/html; charset=utf-8",
  json: "application/json; charset=utf-8",
  events: "text/event-stream; charset=utf-8",
  text: "text/plain; charset=utf-8",
};

/** How much a reader may fall behind before it is let go; it can ask again with `since`. */
const largestBacklog = 1024 * 1024;

/**
 * The lines of a service: a page for a browser, JSON or plain text for programs; `follow=1` stays connected and
 * tells what comes (JSON: one object a line). Browsers' EventSource always follows.
 */
export function serveLogs(world: World, incoming: Incoming, response: ServerResponse): void {
  const request = readLogRequest(world, incoming);
  const lines = world.logs.read(request.query).slice(-request.limit);
  const follows = request.format === "events" || (request.isFollowing && request.format !== "html");
  if (follows) {
    follow(world, request, lines, response);
    return;
  }
  const body = whole(world, request, lines);
  response.writeHead(200, {
    "content-type": contentTypes[request.format],
    "content-length": Buffer.byteLength(body),
    "content-security-policy": logsPagePolicy,
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
  response.end(body);
}

function whole(world: World, request: LogRequest, lines: readonly TaskLine[]): string {
  const { query, format } = request;
  if (format === "html") return logsPage(world, query, lines);
  if (format === "json") return JSON.stringify({ cluster: query.cluster, service: query.service, lines });
  return lines.map((line) => writeLine("text", line)).join("");
}

function follow(world: World, request: LogRequest, lines: readonly TaskLine[], response: ServerResponse): void {
  const { query, format } = request;
  response.writeHead(200, {
    "content-type": format === "json" ? "application/x-ndjson; charset=utf-8" : contentTypes[format],
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.flushHeaders();
  for (const line of lines) response.write(writeLine(format, line));
  const end = world.logs.follow(query, (line) => {
    if (response.writableLength > largestBacklog) response.destroy();
    else response.write(writeLine(format, line));
  });
  response.once("close", end);
}

function writeLine(format: LogFormat, line: TaskLine): string {
  if (format === "json") return `${JSON.stringify(line)}\n`;
  if (format === "events") return `data: ${JSON.stringify(line)}\n\n`;
  return `${new Date(line.at).toISOString()} ${line.task.slice(0, 8)} ${line.stream} ${line.message}\n`;
}
