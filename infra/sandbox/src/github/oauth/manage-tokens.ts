import { findToken, revokeToken } from "../access/token-store.ts";
import { type Incoming, readJson } from "../http/incoming.ts";
import { empty, json, type Reply } from "../http/reply.ts";
import { notFound, notImplemented, Refusal } from "../refusal.ts";
import { refusalReply } from "../rest/answer-rest.ts";
import { requiredText } from "../rest/read-field.ts";
import { shapePerson } from "../rest/shape-account.ts";
import type { World } from "../world.ts";
import { isSame } from "./exchange-code.ts";

/** Lets the application, known by its own id and secret, check or revoke a token it was given. */
export function manageTokens(world: World, incoming: Incoming): Reply {
  try {
    checkClient(world, incoming);
    const token = requiredText(readJson(incoming), "access_token");
    const actor = findToken(world, token);
    if (actor?.kind !== "user") throw notFound();
    if (incoming.method === "POST") {
      const user = shapePerson(world, actor.person);
      const app = { client_id: world.options.oauth.clientId, name: world.options.app.slug, url: world.url };
      return json(200, { id: 1, token, scopes: actor.scopes, user, app });
    }
    if (incoming.method !== "DELETE") throw notImplemented(`${incoming.method} ${incoming.path}`);
    revokeToken(world, token);
    return empty(204);
  } catch (error) {
    if (error instanceof Refusal) return refusalReply(error);
    throw error;
  }
}

function checkClient(world: World, incoming: Incoming): void {
  const [, encoded = ""] = (incoming.headers.authorization ?? "").split(" ");
  const [id = "", secret = ""] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  const { clientId, clientSecret } = world.options.oauth;
  if (id !== clientId || !isSame(secret, clientSecret)) throw notFound();
  if (incoming.path.split("/").at(-2) !== clientId) throw notFound();
}
