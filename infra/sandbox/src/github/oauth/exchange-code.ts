import { timingSafeEqual } from "node:crypto";
import { hash, issueToken } from "../access/token-store.ts";
import { type Incoming, readJson } from "../http/incoming.ts";
import { json, type Reply } from "../http/reply.ts";
import type { World } from "../world.ts";
import type { Grant } from "./authorize.ts";

const documentation =
  "https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors";

/** Second half of the web flow: a code, once, for a token. Mistakes come with HTTP 200, as GitHub answers them. */
export function exchangeCode(world: World, incoming: Incoming): Reply {
  const given = readParameters(incoming);
  const { clientId, clientSecret } = world.options.oauth;
  if (given.client_id !== clientId || !isSame(given.client_secret ?? "", clientSecret)) {
    return answer(incoming, {
      error: "incorrect_client_credentials",
      error_description: "The client_id and/or client_secret passed are incorrect.",
      error_uri: `${documentation}/#incorrect-client-credentials`,
    });
  }
  const grant = takeGrant(world, given.code ?? "");
  if (!grant) {
    return answer(incoming, {
      error: "bad_verification_code",
      error_description: "The code passed is incorrect or expired.",
      error_uri: `${documentation}/#bad-verification-code`,
    });
  }
  if (given.redirect_uri !== undefined && given.redirect_uri !== grant.redirectUri) {
    return answer(incoming, {
      error: "redirect_uri_mismatch",
      error_description: "The redirect_uri MUST match the registered callback URL for this application.",
      error_uri: `${documentation}/#redirect-uri-mismatch2`,
    });
  }
  const { login, scopes } = grant;
  const token = issueToken(world, "gho", { kind: "user", login, scopes }, null);
  return answer(incoming, { access_token: token, scope: scopes.join(","), token_type: "bearer" });
}

/** A code is gone with its first use, also a late one. */
function takeGrant(world: World, code: string): Grant | null {
  const row = world.database
    .prepare("delete from oauth_codes where hash = ? returning attributes, expires_at")
    .get(hash(code));
  if (!row || Number(row.expires_at) <= Date.now()) return null;
  return JSON.parse(String(row.attributes)) as Grant;
}

function readParameters(incoming: Incoming): Record<string, string> {
  const query = Object.fromEntries(incoming.query);
  if (!incoming.headers["content-type"]?.includes("json")) {
    return { ...query, ...Object.fromEntries(new URLSearchParams(incoming.body.toString("utf8"))) };
  }
  const texts = Object.entries(readJson(incoming)).filter(([, value]) => typeof value === "string");
  return { ...query, ...(Object.fromEntries(texts) as Record<string, string>) };
}

function answer(incoming: Incoming, fields: Record<string, string>): Reply {
  if (incoming.headers.accept?.includes("json")) return json(200, fields);
  const body = new URLSearchParams(fields).toString();
  return { status: 200, headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" }, body };
}

export function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(hash(given)), Buffer.from(hash(expected)));
}
