import { createHash, randomBytes } from "node:crypto";
import type { Permissions } from "../options.ts";
import { findPerson } from "../organization.ts";
import type { World } from "../world.ts";
import type { Actor } from "./actor.ts";

type Stored =
  | { kind: "installation"; permissions: Permissions; repositoryIds: number[] | null }
  | { kind: "user"; login: string; scopes: string[] };

/** Makes a token, of which only the hash is kept. `expiresAt` is epoch milliseconds. */
export function issueToken(world: World, prefix: string, stored: Stored, expiresAt: number | null): string {
  const token = `${prefix}_${randomBytes(27).toString("base64url").replaceAll(/[-_]/g, "x")}`;
  world.database
    .prepare("insert into tokens (hash, attributes, expires_at) values (?, ?, ?)")
    .run(hash(token), JSON.stringify(stored), expiresAt);
  return token;
}

export function findToken(world: World, token: string, now = Date.now()): Actor | null {
  const given = world.options.tokens?.find((known) => known.token === token);
  if (given) return asActor({ kind: "user", login: given.login, scopes: given.scopes });
  const row = world.database.prepare("select attributes, expires_at from tokens where hash = ?").get(hash(token));
  if (!row || (row.expires_at !== null && Number(row.expires_at) <= now)) return null;
  return asActor(JSON.parse(String(row.attributes)) as Stored);
}

/** @returns whether there was such a token. */
export function revokeToken(world: World, token: string): boolean {
  return world.database.prepare("delete from tokens where hash = ?").run(hash(token)).changes > 0;
}

export function hash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function asActor(stored: Stored): Actor | null {
  if (stored.kind === "installation") return stored;
  const person = findPerson(stored.login);
  return person && { kind: "user", person, scopes: stored.scopes };
}
