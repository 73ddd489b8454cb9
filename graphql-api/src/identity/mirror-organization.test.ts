import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";
import { mirrorOrganization } from "./mirror-organization.ts";

let world: World;
let api: TestApi;
beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
});
afterAll(() => world.stop());

const sql = async (text: string) => (await api.running.platform.pool.query(text)).rows;
const mirror = () => mirrorOrganization(api.running.platform);
const people = () => sql("select github_id::int as id, login, role, is_member from users order by github_id");
const teams = () =>
  sql(`select t.slug, t.name, t.is_active, array_remove(array_agg(u.login order by u.login), null) as members
    from teams t left join team_members m on m.team_id = t.id left join users u on u.id = m.user_id
    group by t.id order by t.slug`);

const PEOPLE = [
  { id: 101, login: "ada", role: "ADMIN", is_member: true },
  { id: 102, login: "dev", role: "DEVELOPER", is_member: true },
  { id: 103, login: "vic", role: "VIEWER", is_member: true },
];
const TEAMS = [
  { slug: "payments", name: "Payments", is_active: true, members: ["ada", "vic"] },
  { slug: "platform", name: "Platform", is_active: true, members: ["ada", "dev"] },
];

beforeEach(async () => {
  // The platform's own mirror runs beside this, and begins with that table too.
  await sql("lock table organization_mirrors; delete from organization_mirrors; delete from users; delete from teams");
});

test("members and teams are those of the organisation, with the roles of the configuration", async () => {
  await mirror();
  expect([await people(), await teams()]).toEqual([PEOPLE, TEAMS]);
});

test("a second look changes nothing, and many at once are as one", async () => {
  await mirror();
  const before = await sql("select id, xmin from users order by id");
  await Promise.all(Array.from({ length: 5 }, mirror));
  expect([await people(), await teams()]).toEqual([PEOPLE, TEAMS]);
  expect(await sql("select id, xmin from users order by id")).toEqual(before);
});

test("nobody is in its way who is about to create a service, sign a token or be a member", async () => {
  await mirror();
  const client = await api.running.platform.pool.connect();
  try {
    await client.query("begin");
    // What a row that refers to people and teams holds of them until its transaction ends.
    await client.query("select from teams for key share");
    await client.query("select from users for key share");
    await mirror();
  } finally {
    await client.query("rollback");
    client.release();
  }
  expect([await people(), await teams()]).toEqual([PEOPLE, TEAMS]);
});

test("who has left the organisation is out at once: sessions, tokens, teams; what they did stays", async () => {
  await mirror();
  await sql(`insert into users values (gen_random_uuid(), 999, 'zoe', null, null, 'ADMIN', true, now())`);
  await sql(
    `insert into team_members select t.id, u.id from teams t, users u where t.slug = 'platform' and u.login = 'zoe'`,
  );
  // The hashes are those of 43 letters A, and of wm_ with 43 letters A.
  await sql(`insert into sessions select gen_random_uuid(), encode(sha256(repeat('A', 43)::bytea), 'hex'), id, now(),
    now() + interval '1 day' from users where login = 'zoe'`);
  await sql(`insert into api_tokens select gen_random_uuid(), 'old', id, encode(sha256(('wm_' || repeat('A', 43))::bytea), 'hex'),
    '{READ}', now() from users where login = 'zoe'`);
  const cookie = `waymark_session=${"A".repeat(43)}`;
  const token = `wm_${"A".repeat(43)}`;
  const ask = async (as: object) => (await api.graphql("{ viewer { login } }", {}, as)).data;
  expect([await ask({ cookie }), await ask({ token })]).toEqual(Array(2).fill({ viewer: { login: "zoe" } }));

  await mirror();
  expect([await ask({ cookie }), await ask({ token })]).toEqual([{ viewer: null }, null]);
  expect((await people()).at(-1)).toEqual({ id: 999, login: "zoe", role: "ADMIN", is_member: false });
  expect(await sql("select id from sessions")).toEqual([]);
  expect(await teams()).toEqual(TEAMS);
});

test("a login that has moved to another account belongs to that account, and the former one keeps its history", async () => {
  await mirror();
  await sql("update users set github_id = 999 where login = 'vic'");
  await sql("update users set login = 'Dev' where login = 'dev'");
  await mirror();
  expect(await people()).toEqual([...PEOPLE, { id: 999, login: "vic~999", role: "VIEWER", is_member: false }]);
});

test("two people who have swapped their logins are told apart", async () => {
  await mirror();
  await sql(`update users set login = case login when 'dev' then 'vic~' else 'dev' end where login in ('dev', 'vic')`);
  await sql(`update users set login = 'vic' where login = 'vic~'`);
  await mirror();
  expect(await people()).toEqual(PEOPLE);
});

test("a team that GitHub has no more is closed, one that took its slug is another", async () => {
  await mirror();
  await sql("update teams set github_id = 999 where slug = 'payments'");
  await mirror();
  const closed = { slug: "payments~999", name: "Payments", is_active: false, members: [] };
  expect(await teams()).toEqual([TEAMS[0], closed, TEAMS[1]]);
  const { data } = await api.graphql("{ teams { slug } }", {}, { cookie: await api.signIn("ada") });
  expect(data).toEqual({ teams: [{ slug: "payments" }, { slug: "platform" }] });
});

test("a role somebody was given stays; only those whom the configuration names are raised again", async () => {
  await mirror();
  await sql("update users set role = case login when 'vic' then 'DEVELOPER' else 'VIEWER' end");
  await mirror();
  expect((await people()).map(({ role }) => role)).toEqual(["ADMIN", "VIEWER", "DEVELOPER"]);
});

test("an older look at GitHub does not undo a later one", async () => {
  await sql("insert into organization_mirrors values ('acme', now() + interval '1 minute')");
  await mirror();
  expect(await people()).toEqual([]);
});

test("where GitHub does not answer, everything stays as it is", async () => {
  await mirror();
  const body = JSON.stringify({ failBefore: { match: { graphqlField: "organization" } } });
  await fetch(`${world.sandbox.url}/_control`, { method: "POST", body });
  await expect(mirror()).rejects.toMatchObject({ name: "GitHubError" });
  await fetch(`${world.sandbox.url}/_control`, { method: "DELETE" });
  expect([await people(), await teams()]).toEqual([PEOPLE, TEAMS]);
});
