import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Incoming, isObject, type JsonObject, readBody } from "../github/http/incoming.ts";
import { empty, html, json, type Reply } from "../github/http/reply.ts";
import { serveLogs } from "../logs/serve-logs.ts";
import { answerOperation, operationName } from "./api/answer-operation.ts";
import { AwsFault, invalidParameter } from "./aws-fault.ts";
import { overviewPage } from "./overview-page.ts";
import type { World } from "./world.ts";

/** Takes one request through its whole life. */
export async function serveEcs(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const incoming = await readIncoming(request);
    if (incoming.method === "GET" && incoming.path === "/_logs") {
      serveLogs(world, incoming, response);
      return;
    }
    const reply = await answer(world, incoming);
    if (reply === null) response.destroy();
    else send(response, reply);
  } catch (error) {
    // Whoever has hung up waits for no answer.
    if (request.errored || response.destroyed) return;
    if (!(error instanceof AwsFault)) console.error(error);
    if (response.headersSent) response.destroy();
    else send(response, faultReply(error));
  }
}

function answer(world: World, incoming: Incoming): Reply | Promise<Reply | null> {
  const what = `${incoming.method} ${incoming.path}`;
  if (what === "POST /") return answerApi(world, incoming);
  if (what === "GET /") return html(200, overviewPage(world));
  if (what === "GET /_control") return json(200, world.switches.describe());
  if (what === "POST /_control") {
    world.switches.set(readJson(incoming));
    return json(200, world.switches.describe());
  }
  if (what === "DELETE /_control") {
    world.switches.reset();
    return empty(204);
  }
  return json(404, { message: `The sandbox has nothing at ${what}` });
}

/** null cuts the connection. */
async function answerApi(world: World, incoming: Incoming): Promise<Reply | null> {
  const target = String(incoming.headers["x-amz-target"] ?? "");
  const subject = { operation: operationName(target) };
  checkSignature(incoming);
  const delay = world.switches.take("delay", subject);
  if (delay) await sleep(delay.milliseconds, null, { ref: false });
  if (world.switches.take("throttle", subject)) throw new AwsFault("ThrottlingException", "Rate exceeded");
  if (world.switches.take("failBefore", subject)) {
    throw new AwsFault("ServerException", "These errors are usually caused by a server issue.", 500);
  }
  const body = answerOperation(world, target, readJson(incoming));
  return world.switches.take("dropReply", subject) ? null : amazonJson(200, body);
}

/** Every request is signed; with which key is not looked at, as nobody has an account here. */
function checkSignature({ headers }: Incoming): void {
  const authorization = headers.authorization ?? "";
  if (authorization === "") throw new AwsFault("MissingAuthenticationTokenException", "Missing Authentication Token");
  if (/^AWS4-HMAC-SHA256 Credential=[^,]+, ?SignedHeaders=[^,]+, ?Signature=[0-9a-f]{64}$/.test(authorization)) return;
  throw new AwsFault("IncompleteSignatureException", "The Authorization header is no AWS Signature Version 4.");
}

function readJson({ body }: Incoming): JsonObject {
  if (body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    if (isObject(value)) return value;
  } catch {
    throw new AwsFault("SerializationException", "The body is not JSON.");
  }
  throw invalidParameter("The body is not a JSON object.");
}

function faultReply(error: unknown): Reply {
  if (error instanceof AwsFault) {
    return amazonJson(error.status, { __type: error.code, message: error.message });
  }
  return amazonJson(500, { __type: "ServerException", message: "These errors are usually caused by a server issue." });
}

function amazonJson(status: number, body: unknown): Reply {
  return { status, headers: { "content-type": "application/x-amz-json-1.1" }, body: JSON.stringify(body) };
}

async function readIncoming(request: IncomingMessage): Promise<Incoming> {
  const url = URL.parse(request.url ?? "/", "http://sandbox");
  if (!url) throw invalidParameter("The address is none.");
  return {
    method: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    remoteAddress: request.socket.remoteAddress ?? "",
    body: await readBody(request),
  };
}

function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    ...reply.headers,
    "x-amzn-requestid": crypto.randomUUID(),
    "content-length": Buffer.byteLength(reply.body),
  });
  response.end(reply.body);
}
