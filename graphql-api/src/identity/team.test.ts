import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";
import { statementsOf } from "../testing/statements-of.ts";

let world: World;
let api: TestApi;
let cookie: string;
beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  cookie = await api.signIn("vic");
});
afterAll(() => world.stop());

const ask = async (query: string) => (await api.graphql(query, {}, { cookie })).data;

test("everybody sees all teams with their members, in order", async () => {
  expect(await ask("{ teams { slug name members { login role } } }")).toEqual({
    teams: [
      {
        slug: "payments",
        name: "Payments",
        members: [
          { login: "ada", role: "ADMIN" },
          { login: "vic", role: "VIEWER" },
        ],
      },
      {
        slug: "platform",
        name: "Platform",
        members: [
          { login: "ada", role: "ADMIN" },
          { login: "dev", role: "DEVELOPER" },
        ],
      },
    ],
  });
});

test("a team is found by its slug, and by its id like every node", async () => {
  const { team } = (await ask('{ team(slug: "payments") { id name } }')) as { team: { id: string; name: string } };
  expect(team).toEqual({ id: expect.stringMatching(/^team_[0-9a-f]{32}$/), name: "Payments" });
  expect(await ask(`{ node(id: "${team.id}") { ... on Team { name members { login } } } }`)).toEqual({
    node: { name: "Payments", members: [{ login: "ada" }, { login: "vic" }] },
  });
  expect(await ask('{ team(slug: "nobody") { id } }')).toEqual({ team: null });
});

test("teams of members of teams cost one statement each, however many there are", async () => {
  await world.sql(`insert into users select gen_random_uuid(), 1000 + n, 'person-' || n, null, null, 'VIEWER', true, now()
    from generate_series(1, 50) n`);
  await world.sql(
    `insert into teams select gen_random_uuid(), 1000 + n, 'team-' || n, 'Team', true from generate_series(1, 20) n`,
  );
  await world.sql(
    `insert into team_members select t.id, u.id from teams t, users u where t.slug like 'team-%' and u.login like 'person-%'`,
  );
  let teams: { members: unknown[] }[] = [];
  const sent = await statementsOf(api, async () => {
    ({ teams } = (await ask("{ teams { slug members { login teams { slug } } } }")) as { teams: typeof teams });
  });
  expect(teams.flatMap(({ members }) => members)).toHaveLength(1004);
  // Who is asking, the teams, their members, the members' teams.
  expect(sent).toHaveLength(4);
});
