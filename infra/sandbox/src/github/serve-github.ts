import type { IncomingMessage, ServerResponse } from "node:http";
import { answerMetrics, metricsPath } from "../metrics/answer-metrics.ts";
import { actorName } from "./access/actor.ts";
import { authenticate } from "./access/authenticate.ts";
import { answerControl, controlRoot } from "./control/answer-control.ts";
import { holdReply, type Misbehaviour, misbehaveAfter, misbehaveBefore } from "./control/misbehave.ts";
import type { Subject } from "./control/rule.ts";
import { type GitRequest, readGitRequest } from "./git-http/git-request.ts";
import { serveGit } from "./git-http/serve-git.ts";
import { answerGraphql, graphqlPath } from "./graphql/answer-graphql.ts";
import { readRootFields } from "./graphql/read-root-fields.ts";
import { type Incoming, readBody } from "./http/incoming.ts";
import { json, type Reply } from "./http/reply.ts";
import { authorize } from "./oauth/authorize.ts";
import { exchangeCode } from "./oauth/exchange-code.ts";
import { manageTokens } from "./oauth/manage-tokens.ts";
import { answerPage } from "./pages/answer-page.ts";
import { streamRun } from "./pages/stream-run.ts";
import { Refusal } from "./refusal.ts";
import { answerRest, refusalReply, restRoot } from "./rest/answer-rest.ts";
import type { World } from "./world.ts";

type Outcome = Misbehaviour | { by: null; reply: Reply };

/** Takes one request through its whole life: arrive, misbehave or answer, be logged, leave. */
export async function serveGithub(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await serve(world, request, response);
  } catch (error) {
    // Whoever has hung up waits for no answer.
    if (request.errored || response.destroyed) return;
    if (!(error instanceof Refusal)) console.error(error);
    if (response.headersSent) response.destroy();
    else send(response, error instanceof Refusal ? refusalReply(error) : json(500, { message: "Server Error" }));
  }
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const git = readGitRequest(request);
  if (git) {
    await serveGitClient(world, git, response);
    return;
  }
  if (streamRun(world, request, response)) return;
  const incoming = await readIncoming(request);
  if (incoming.path === controlRoot || incoming.path.startsWith(`${controlRoot}/`)) {
    send(response, answerControl(world, incoming));
    return;
  }
  if (incoming.method === "GET" && incoming.path === metricsPath) {
    send(response, await answerMetrics(incoming, world.options.metricsToken ?? null));
    return;
  }
  const at = Date.now();
  const graphqlFields = incoming.path === graphqlPath ? readRootFields(incoming) : [];
  const subject = { method: incoming.method, path: incoming.path, graphqlFields };
  const final = await decide(world, incoming, subject);
  const actor = await nameActor(world, incoming);
  world.log.add({ at, ...subject, status: final.reply?.status ?? 0, actor, changedBy: final.by });
  await holdReply(world, subject, response);
  if (final.reply === null) {
    response.destroy();
    return;
  }
  send(response, final.reply);
}

/** The answer, and the switch that made it another one than it would have been. */
async function decide(world: World, incoming: Incoming, subject: Subject): Promise<Outcome> {
  const before = await misbehaveBefore(world, subject);
  if (before) return before;
  const reply = await answer(world, incoming);
  return misbehaveAfter(world, subject, reply.status) ?? { by: null, reply };
}

/** A pack can be larger than memory, so it is never held whole; only what happens before it can be switched. */
async function serveGitClient(world: World, git: GitRequest, response: ServerResponse): Promise<void> {
  const at = Date.now();
  const path = `/${git.owner}/${git.name}.git/${git.rest}`;
  const subject = { method: response.req.method ?? "GET", path, graphqlFields: [] };
  const before = await misbehaveBefore(world, subject);
  if (before?.reply) {
    response.req.resume();
    send(response, before.reply);
    world.log.add({ at, ...subject, status: before.reply.status, actor: "not asked", changedBy: before.by });
    return;
  }
  const { status, actor } = await serveGit(world, git, response);
  world.log.add({ at, ...subject, status, actor, changedBy: null });
}

async function readIncoming(request: IncomingMessage): Promise<Incoming> {
  const url = URL.parse(request.url ?? "/", "http://sandbox");
  if (!url) throw new Refusal(400, "BAD_REQUEST", "Bad Request");
  return {
    method: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    remoteAddress: request.socket.remoteAddress ?? "",
    body: await readBody(request),
  };
}

function answer(world: World, incoming: Incoming): Reply | Promise<Reply> {
  const { method, path } = incoming;
  if (path === graphqlPath) return answerGraphql(world, incoming);
  if (/^\/api\/v3\/applications\/[^/]+\/token$/.test(path)) return manageTokens(world, incoming);
  if (path.startsWith(`${restRoot}/`)) return answerRest(world, incoming);
  if (method === "GET" && path === "/login/oauth/authorize") return authorize(world, incoming);
  if (method === "POST" && path === "/login/oauth/access_token") return exchangeCode(world, incoming);
  return answerPage(world, incoming);
}

async function nameActor(world: World, incoming: Incoming): Promise<string> {
  try {
    return actorName(world, await authenticate(world, incoming.headers));
  } catch {
    return "bad credentials";
  }
}

function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    ...reply.headers,
    "x-github-request-id": crypto.randomUUID(),
    "content-length": Buffer.byteLength(reply.body),
  });
  response.end(response.req.method === "HEAD" ? undefined : reply.body);
}
