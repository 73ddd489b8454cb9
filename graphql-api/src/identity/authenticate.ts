import type { Platform } from "../context.ts";
import { denied } from "../errors.ts";
import { readCookie, sessionCookieName } from "./cookies.ts";
import { hashSecret } from "./hash-secret.ts";
import type { Role, TokenScope } from "./role.ts";
import type { Viewer } from "./viewer.ts";

interface Row {
  credential: string;
  scopes: TokenScope[] | null;
  id: string;
  login: string;
  name: string | null;
  avatar_url: string | null;
  role: Role;
  teams: Viewer["teams"];
}

const PERSON = /* SQL */ `u.id, u.login, u.name, u.avatar_url, u.role, coalesce((
  select json_agg(json_build_object('id', t.id, 'slug', t.slug, 'name', t.name) order by t.slug)
  from team_members m join teams t on t.id = m.team_id and t.is_active
  where m.user_id = u.id), '[]') as teams`;

const BY_SESSION = /* SQL */ `
select s.id as credential, null as scopes, ${PERSON}
from sessions s join users u on u.id = s.user_id
where s.token_hash = $1 and s.expires_at > now() and u.is_member`;

// The time of last use is written at most once a minute, by whoever comes first: the others skip the locked row.
const BY_TOKEN = /* SQL */ `
with used as (
  update api_tokens set last_used_at = now() where id = (
    select id from api_tokens
    where token_hash = $1 and revoked_at is null and (expires_at is null or expires_at > now())
      and (last_used_at is null or last_used_at < now() - interval '1 minute')
    for update skip locked)
)
select a.id as credential, a.scopes, ${PERSON}
from api_tokens a join users u on u.id = a.user_id
where a.token_hash = $1 and a.revoked_at is null and (a.expires_at is null or a.expires_at > now()) and u.is_member`;

const BEARER = /^bearer\s+(.*)$/i;
const TOKEN = /^wm_[A-Za-z0-9_-]{43}$/;
const SESSION = /^[A-Za-z0-9_-]{43}$/;

/**
 * Who is asking: by `Authorization: Bearer wm_…`, else by the session cookie, in one statement. A token that does not
 * count (wrong, expired, revoked, its owner no longer a member) throws UNAUTHENTICATED, because a script must be told;
 * a cookie that does not count makes the caller anonymous (null). Other schemes belong to somebody in between.
 */
export async function authenticate(
  platform: Pick<Platform, "pool" | "config">,
  headers: { authorization?: string; cookie?: string },
): Promise<Viewer | null> {
  const token = BEARER.exec(headers.authorization?.trim() ?? "")?.[1];
  if (token !== undefined) {
    const viewer = TOKEN.test(token) ? await find(platform, "token", BY_TOKEN, token) : null;
    if (!viewer)
      throw denied("UNAUTHENTICATED", "This token is wrong, expired or revoked. Make a new one in Settings.");
    return viewer;
  }
  const session = readCookie(headers.cookie, sessionCookieName(platform.config));
  return session && SESSION.test(session) ? find(platform, "session", BY_SESSION, session) : null;
}

async function find(
  { pool }: Pick<Platform, "pool">,
  kind: Viewer["credential"]["kind"],
  text: string,
  secret: string,
): Promise<Viewer | null> {
  const { rows } = await pool.query<Row>({ name: `viewer by ${kind}`, text, values: [hashSecret(secret)] });
  const row = rows[0];
  if (!row) return null;
  const { id, login, name, avatar_url: avatarUrl, role, teams, scopes } = row;
  return { id, login, name, avatarUrl, role, teams, scopes, credential: { kind, id: row.credential } };
}
