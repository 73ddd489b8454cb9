import { randomBytes } from "node:crypto";
import { hash } from "../access/token-store.ts";
import type { Incoming } from "../http/incoming.ts";
import { html, type Reply, redirect } from "../http/reply.ts";
import { findPerson } from "../organization.ts";
import type { World } from "../world.ts";
import { authorizeErrorPage, authorizePage } from "./page.ts";

const codeLife = 600_000;

/** What a code stands for until it is exchanged. */
export interface Grant {
  readonly login: string;
  readonly scopes: string[];
  readonly redirectUri: string;
}

/**
 * First half of the web flow: who is it? `?login=ada` answers without asking, for scripts.
 * @see https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export function authorize(world: World, incoming: Incoming): Reply {
  const { query } = incoming;
  if (query.get("client_id") !== world.options.oauth.clientId) {
    return html(404, authorizeErrorPage("No application is registered with this client_id."));
  }
  const target = readTarget(world, query.get("redirect_uri"));
  if (!target) {
    return html(400, authorizeErrorPage("The redirect_uri must be an http or https address on this machine."));
  }
  const login = query.get("login");
  if (login === null) return html(200, authorizePage(query, world.options.app.slug));
  const person = findPerson(login);
  if (!person) return html(404, authorizeErrorPage(`There is nobody called "${login}" here.`));
  const code = randomBytes(20).toString("hex");
  const scopes = (query.get("scope") ?? "").split(/[\s,]+/).filter(Boolean);
  const grant: Grant = { login: person.login, scopes, redirectUri: query.get("redirect_uri") ?? "" };
  world.database
    .prepare("insert into oauth_codes (hash, attributes, expires_at) values (?, ?, ?)")
    .run(hash(code), JSON.stringify(grant), Date.now() + codeLife);
  target.searchParams.set("code", code);
  const state = query.get("state");
  if (state !== null) target.searchParams.set("state", state);
  return redirect(target.toString());
}

/** Nothing registers a callback here, so addresses of this machine, and of the host the sandbox is known by, are taken. */
function readTarget(world: World, address: string | null): URL | null {
  const target = URL.parse(address ?? "");
  if (!target || (target.protocol !== "http:" && target.protocol !== "https:")) return null;
  const { hostname } = target;
  const isHere = hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]";
  const isKnown = hostname === new URL(world.url).hostname;
  return isHere || isKnown || /^127(\.\d+){3}$/.test(hostname) ? target : null;
}
