import type { EntityManager } from "@mikro-orm/postgresql";
import type { Person } from "../adapters/github/github.ts";
import type { Config } from "../config.ts";
import { newId } from "../ids.ts";
import { Role } from "./role.ts";

/** Any number, the same in every process: who writes people takes turns. */
const PEOPLE_LOCK = 7_239_402;

// Logins move between accounts. Whoever holds one that now belongs to another account gets a name that no login can
// have, until the mirror meets them under their new one.
const FREE_LOGINS = /* SQL */ `
update users set login = users.login || '~' || users.github_id
from jsonb_to_recordset(?::jsonb) as p (github_id bigint, login text)
where lower(users.login) = lower(p.login) and users.github_id <> p.github_id`;

// A role is given at first sight; what an ADMIN has made of it since stays. Only the configured ADMINs are raised later.
// Not "on conflict do update": that locks even rows that stay as they are against everybody who refers to them.
const BRING_UP_TO_DATE = /* SQL */ `
update users
set login = p.login, name = p.name, avatar_url = p.avatar_url, is_member = true,
  role = case when lower(p.login) = any(string_to_array(?, ',')) then 'ADMIN' else users.role end
from jsonb_to_recordset(?::jsonb) as p (github_id bigint, login text, name text, avatar_url text)
where users.github_id = p.github_id
  and ((users.login, users.name, users.avatar_url, users.is_member)
    is distinct from (p.login, p.name, p.avatar_url, true)
  or (users.role <> 'ADMIN' and lower(p.login) = any(string_to_array(?, ','))))`;

const ADD = /* SQL */ `
insert into users (id, github_id, login, name, avatar_url, role, is_member, created_at)
select p.id, p.github_id, p.login, p.name, p.avatar_url, p.role, true, now()
from jsonb_to_recordset(?::jsonb)
  as p (id uuid, github_id bigint, login text, name text, avatar_url text, role text)
on conflict (github_id) do nothing`;

/**
 * Members as GitHub shows them now: made, or brought up to date. Runs in the caller's transaction, and takes the same
 * four statements for one person as for all.
 */
export async function savePeople(em: EntityManager, people: Person[], roles: Config["roles"]): Promise<void> {
  const json = JSON.stringify(
    withoutDoubles(people).map(({ id, login, name, avatarUrl }) => ({
      id: newId(),
      github_id: id,
      login,
      name,
      avatar_url: avatarUrl,
      role: firstRole(login, roles),
    })),
  );
  const admins = roles.admins.join(",");
  await em.execute("select pg_advisory_xact_lock(?)", [PEOPLE_LOCK]);
  await em.execute(FREE_LOGINS, [json]);
  await em.execute(BRING_UP_TO_DATE, [admins, json, admins]);
  await em.execute(ADD, [json]);
}

function firstRole(login: string, roles: Config["roles"]): Role {
  if (roles.admins.includes(login.toLowerCase())) return Role.ADMIN;
  return roles.viewers.includes(login.toLowerCase()) ? Role.VIEWER : Role[roles.default];
}

/** Somebody who joined or was renamed between two pages of GitHub's answer can stand on both. */
function withoutDoubles(people: Person[]): Person[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  return [...new Map([...byId.values()].map((person) => [person.login.toLowerCase(), person])).values()];
}
