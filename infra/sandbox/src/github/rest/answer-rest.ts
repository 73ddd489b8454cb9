import { type Actor, actorName } from "../access/actor.ts";
import { authenticate } from "../access/authenticate.ts";
import type { Incoming } from "../http/incoming.ts";
import { limitHeaders } from "../http/rate-limits.ts";
import { json, type Reply } from "../http/reply.ts";
import { Router } from "../http/router.ts";
import { notImplemented, Refusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { addAppRoutes } from "./app-routes.ts";
import { addCommitRoutes } from "./commit-routes.ts";
import { addCompareRoutes } from "./compare-routes.ts";
import { addContentsRoutes } from "./contents-routes.ts";
import { addDeliveryRoutes } from "./delivery-routes.ts";
import { addEnvironmentRoutes } from "./environment-routes.ts";
import { addOrganizationRoutes } from "./organization-routes.ts";
import { addRepositoryRoutes } from "./repository-routes.ts";
import type { RestHandler } from "./rest-call.ts";
import { addRulesetRoutes } from "./ruleset-routes.ts";
import { addRunRoutes } from "./run-routes.ts";
import { addUserRoutes } from "./user-routes.ts";
import { addVariableRoutes } from "./variable-routes.ts";
import { addWorkflowRoutes } from "./workflow-routes.ts";

export const restRoot = "/api/v3";
const knownVersions = ["2022-11-28", "2026-03-10"];

const router = new Router<RestHandler>();
for (const addRoutes of [
  addAppRoutes,
  addOrganizationRoutes,
  addUserRoutes,
  addRepositoryRoutes,
  addContentsRoutes,
  addCommitRoutes,
  addCompareRoutes,
  addVariableRoutes,
  addEnvironmentRoutes,
  addRulesetRoutes,
  addDeliveryRoutes,
  addWorkflowRoutes,
  addRunRoutes,
]) {
  addRoutes(router);
}

/** Answers one REST request, a refusal in the shape GitHub gives it. */
export async function answerRest(world: World, incoming: Incoming): Promise<Reply> {
  let actor: Actor | null = null;
  try {
    checkVersion(incoming);
    actor = await authenticate(world, incoming.headers);
    const reply = await answer(world, incoming, actor);
    return { ...reply, headers: { ...headersFor(world, actor), ...reply.headers } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refusalReply(error, headersFor(world, actor));
  }
}

export function refusalReply(refusal: Refusal, headers: Record<string, string> = {}): Reply {
  return json(
    refusal.status,
    {
      message: refusal.restMessage,
      ...(refusal.errors.length > 0 ? { errors: refusal.errors } : {}),
      documentation_url: "https://docs.github.com/rest",
      status: String(refusal.status),
    },
    { ...headers, ...refusal.headers },
  );
}

async function answer(world: World, incoming: Incoming, actor: Actor | null): Promise<Reply> {
  const path = incoming.path.slice(restRoot.length);
  const found = router.find(incoming.method, path);
  if (!found) throw notImplemented(`${incoming.method} ${path}`);
  if (!actor) throw new Refusal(401, "UNAUTHENTICATED", "Requires authentication");
  return found.handler({ world, incoming, actor, parameters: found.parameters });
}

function checkVersion(incoming: Incoming): void {
  const version = incoming.headers["x-github-api-version"];
  if (version === undefined || knownVersions.includes(String(version))) return;
  throw new Refusal(
    400,
    "BAD_REQUEST",
    `The version "${version}" of the X-GitHub-Api-Version header is not supported.`,
  );
}

function headersFor(world: World, actor: Actor | null): Record<string, string> {
  const scopes = actor?.kind === "user" ? { "x-oauth-scopes": actor.scopes.join(", ") } : {};
  return {
    ...limitHeaders(world.limits.spend(actorName(world, actor), "core"), "core"),
    ...scopes,
    "x-github-media-type": "github.v3; format=json",
  };
}
