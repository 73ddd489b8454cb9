import { idSql } from "../ids.ts";
import type { Role, TokenScope } from "./role.ts";

/** A person as the API shows them; `id` is the public one. `teams` only where it was at hand already. */
export interface UserRow {
  id: string;
  login: string;
  name: string | null;
  avatarUrl: string | null;
  role: Role;
  teams?: TeamRow[];
}

/** A team as the API shows it; `id` is the public one. */
export interface TeamRow {
  id: string;
  slug: string;
  name: string;
}

/** A token as its owner sees it: never the secret, which nobody has. Times are ISO-8601. */
export interface ApiTokenRow {
  id: string;
  name: string;
  scopes: TokenScope[];
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}

export interface AuditEntryRow {
  id: string;
  at: string;
  actor: UserRow | null;
  action: string;
  subject: string;
  input: unknown;
  result: string;
}

/** A UserRow from the users table under this alias; null where an outer join found nobody. */
export const userJson = (alias: string): string =>
  `case when ${alias}.id is not null then json_build_object('id', ${idSql("User", `${alias}.id`)}, ` +
  `'login', ${alias}.login, 'name', ${alias}.name, 'avatarUrl', ${alias}.avatar_url, 'role', ${alias}.role) end`;

/** A TeamRow from the teams table under this alias. */
export const teamJson = (alias: string): string =>
  `json_build_object('id', ${idSql("Team", `${alias}.id`)}, 'slug', ${alias}.slug, 'name', ${alias}.name)`;

/** An ApiTokenRow from the api_tokens table under this alias. */
export const apiTokenJson = (alias: string): string =>
  `json_build_object('id', ${idSql("ApiToken", `${alias}.id`)}, 'name', ${alias}.name, 'scopes', ${alias}.scopes, ` +
  `'createdAt', ${alias}.created_at, 'expiresAt', ${alias}.expires_at, 'lastUsedAt', ${alias}.last_used_at)`;

/** An AuditEntryRow from audit_entries, with the person who acted under the second alias (outer join). */
export const auditEntryJson = (alias: string, actor: string): string =>
  `json_build_object('id', ${idSql("AuditEntry", `${alias}.id`)}, 'at', ${alias}.at, 'actor', ${userJson(actor)}, ` +
  `'action', ${alias}.action, 'subject', ${alias}.subject, 'input', ${alias}.input, 'result', ${alias}.result)`;
