import type { EntityManager } from "@mikro-orm/postgresql";
import type { OrganizationSnapshot, OrganizationTeam } from "../adapters/github/github.ts";
import type { Platform } from "../context.ts";
import { newId } from "../ids.ts";
import { refuseImplausible } from "./refuse-implausible.ts";
import { savePeople } from "./save-people.ts";

// Answers no row when somebody else has mirrored a later look at GitHub meanwhile; holds everybody else off until the end.
const CLAIM = /* SQL */ `
insert into organization_mirrors (organization, read_at) values (?, ?)
on conflict (organization) do update set read_at = excluded.read_at
where organization_mirrors.read_at < excluded.read_at
returning organization`;

const LET_GO = /* SQL */ `
with gone as (
  update users set is_member = false
  where is_member and github_id not in (select value::bigint from jsonb_array_elements_text(?::jsonb))
  returning id
)
delete from sessions using gone where sessions.user_id = gone.id`;

const FREE_SLUGS = /* SQL */ `
update teams set slug = teams.slug || '~' || teams.github_id
from jsonb_to_recordset(?::jsonb) as t (github_id bigint, slug text)
where teams.slug = t.slug and teams.github_id <> t.github_id`;

// Not "on conflict do update": that locks even teams that stay as they are against everybody who gives them a service.
const UPDATE_TEAMS = /* SQL */ `
update teams set slug = t.slug, name = t.name, is_active = true
from jsonb_to_recordset(?::jsonb) as t (github_id bigint, slug text, name text)
where teams.github_id = t.github_id and (teams.slug, teams.name, teams.is_active) is distinct from (t.slug, t.name, true)`;

const ADD_TEAMS = /* SQL */ `
insert into teams (id, github_id, slug, name, is_active)
select t.id, t.github_id, t.slug, t.name, true
from jsonb_to_recordset(?::jsonb) as t (id uuid, github_id bigint, slug text, name text)
on conflict (github_id) do nothing`;

const CLOSE_TEAMS = /* SQL */ `
update teams set is_active = false
where is_active and github_id not in (select github_id from jsonb_to_recordset(?::jsonb) as t (github_id bigint))`;

const SAVE_MEMBERS = /* SQL */ `
with wanted as (
  select distinct teams.id as team_id, users.id as user_id
  from jsonb_to_recordset(?::jsonb) as t (github_id bigint, members jsonb)
  join teams on teams.github_id = t.github_id
  cross join jsonb_array_elements_text(t.members) as member (login)
  join users on lower(users.login) = lower(member.login) and users.is_member
), gone as (
  delete from team_members m
  where not exists (select from wanted w where w.team_id = m.team_id and w.user_id = m.user_id)
)
insert into team_members (team_id, user_id) select team_id, user_id from wanted on conflict do nothing`;

/**
 * Makes users, teams and their members what the GitHub organisation has now. Who has left is a member no more and loses
 * every session at once; teams that are gone close, and keep the services they own. Any number of processes may
 * mirror at the same time: the latest look at GitHub stays. Rejects, and changes nothing, when GitHub cannot be read
 * or shows an organisation without members.
 */
export async function mirrorOrganization(
  platform: Pick<Platform, "fork" | "github" | "config" | "log">,
): Promise<void> {
  const em = platform.fork();
  const [clock] = await em.execute<{ now: string }[]>("select clock_timestamp()::text as now");
  const snapshot = await platform.github.readOrganization();
  refuseImplausible(snapshot);
  const isLatest = await em.transactional(async (unit) => {
    const claimed = await unit.execute(CLAIM, [platform.github.organization, clock?.now]);
    if (claimed.length > 0) await apply(unit, snapshot, platform.config.roles);
    return claimed.length > 0;
  });
  const { members, teams } = snapshot;
  platform.log.info({ members: members.length, teams: teams.length, isLatest }, "the organisation was mirrored");
}

async function apply(em: EntityManager, { members, teams }: OrganizationSnapshot, roles: Platform["config"]["roles"]) {
  const json = JSON.stringify(withoutDoubles(teams).map((team) => ({ ...team, github_id: team.id, id: newId() })));
  await savePeople(em, members, roles);
  await em.execute(LET_GO, [JSON.stringify(members.map(({ id }) => id))]);
  await em.execute(FREE_SLUGS, [json]);
  await em.execute(UPDATE_TEAMS, [json]);
  await em.execute(ADD_TEAMS, [json]);
  await em.execute(CLOSE_TEAMS, [json]);
  await em.execute(SAVE_MEMBERS, [json]);
}

/** A team that was renamed between two pages of GitHub's answer can stand on both. */
function withoutDoubles(teams: OrganizationTeam[]): OrganizationTeam[] {
  const byId = new Map(teams.map((team) => [team.id, team]));
  return [...new Map([...byId.values()].map((team) => [team.slug, team])).values()];
}
