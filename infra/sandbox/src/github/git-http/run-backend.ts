import { spawn } from "node:child_process";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { gitEnvironment } from "../git/run-git.ts";
import type { Repository } from "../state/repository.ts";
import type { World } from "../world.ts";
import type { GitRequest } from "./git-request.ts";

interface Body {
  readonly head: Buffer;
  readonly rest: Readable;
}

const settings: [string, string][] = [
  ["safe.directory", "*"],
  // As GitHub: partial clones, and fetching one commit by its name.
  ["uploadpack.allowFilter", "true"],
  ["uploadpack.allowAnySHA1InWant", "true"],
];

/**
 * Hands a request to git's own server and its answer to the client, both as streams.
 * @returns the HTTP status git answered with.
 */
export function runBackend(
  world: World,
  repository: Repository,
  wanted: GitRequest,
  body: Body,
  response: ServerResponse,
  more: Record<string, string>,
): Promise<number> {
  const environment = { ...variables(world, repository, wanted, response.req), ...more };
  const backend = spawn("git", ["http-backend"], { cwd: world.repositoriesDir, env: environment });
  return new Promise((resolve, reject) => {
    let status = 0;
    let head = Buffer.alloc(0);
    backend.stdout.on("data", (chunk: Buffer) => {
      if (status !== 0) {
        if (!response.write(chunk)) backend.stdout.pause();
        return;
      }
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      const headers = readHeaders(head.toString("latin1", 0, end));
      status = Number.parseInt(headers.status ?? "200", 10);
      delete headers.status;
      response.writeHead(status, headers);
      response.write(head.subarray(end + 4));
    });
    response.on("drain", () => backend.stdout.resume());
    // The client has gone: git must not wait for the rest of a pack that never comes.
    response.on("close", () => {
      if (!response.writableFinished) backend.kill();
    });
    backend.stderr.resume();
    backend.stdin.on("error", () => undefined);
    backend.on("error", reject);
    backend.on("close", () => resolve(status));
    backend.stdin.write(body.head);
    body.rest.pipe(backend.stdin);
  });
}

/** @see https://git-scm.com/docs/git-http-backend#_environment */
function variables(world: World, repository: Repository, wanted: GitRequest, request: IncomingMessage) {
  const all: [string, string][] = [...settings, ["core.hooksPath", world.hooksDir]];
  return {
    ...gitEnvironment,
    GIT_CONFIG_COUNT: String(all.length),
    ...Object.fromEntries(all.map(([key], index) => [`GIT_CONFIG_KEY_${index}`, key])),
    ...Object.fromEntries(all.map(([, value], index) => [`GIT_CONFIG_VALUE_${index}`, value])),
    GIT_PROJECT_ROOT: world.repositoriesDir,
    GIT_HTTP_EXPORT_ALL: "1",
    PATH_INFO: `/${repository.id}.git/${wanted.rest}`,
    QUERY_STRING: wanted.query,
    REQUEST_METHOD: request.method ?? "GET",
    CONTENT_TYPE: request.headers["content-type"] ?? "",
    GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
    REMOTE_ADDR: request.socket.remoteAddress ?? "",
    // git takes pushes only from somebody; who may push has been decided before.
    ...(wanted.service === "git-receive-pack" ? { REMOTE_USER: "sandbox" } : {}),
  };
}

function readHeaders(text: string): Record<string, string> {
  const lines = text.split("\r\n").map((line) => line.split(": ", 2));
  return Object.fromEntries(lines.map(([name = "", value = ""]) => [name.toLowerCase(), value]));
}
