import type { IncomingHttpHeaders } from "node:http";
import { badCredentials } from "../refusal.ts";
import type { World } from "../world.ts";
import type { Actor } from "./actor.ts";
import { findToken } from "./token-store.ts";
import { verifyAppToken } from "./verify-app-token.ts";

/**
 * Reads `Authorization`: `Bearer`, `token`, or `Basic` with the token as password (as git sends it) or as user name.
 * @returns null when nothing was given.
 * @throws Refusal 401 when something was given that is worth nothing.
 */
export async function authenticate(world: World, headers: IncomingHttpHeaders): Promise<Actor | null> {
  const header = headers.authorization;
  if (!header) return null;
  const [scheme = "", value = ""] = header.split(/\s+/, 2);
  if (scheme.toLowerCase() === "basic") return findBasic(world, value);
  if (!["bearer", "token"].includes(scheme.toLowerCase())) throw badCredentials();
  if (value.split(".").length === 3) {
    await verifyAppToken(world, value);
    return { kind: "app" };
  }
  return findToken(world, value) ?? refuse();
}

function findBasic(world: World, value: string): Actor {
  const [user = "", ...rest] = Buffer.from(value, "base64").toString("utf8").split(":");
  const password = rest.join(":");
  return findToken(world, password) ?? findToken(world, user) ?? refuse();
}

function refuse(): never {
  throw badCredentials();
}
