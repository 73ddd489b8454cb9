import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";

let world: World;
let api: TestApi;
const as: Record<string, { cookie: string }> = {};
beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  for (const login of ["ada", "dev", "vic"]) as[login] = { cookie: await api.signIn(login) };
});
afterAll(() => world.stop());
beforeEach(() =>
  sql("update users set role = case login when 'ada' then 'ADMIN' when 'dev' then 'DEVELOPER' else 'VIEWER' end"),
);

const sql = (text: string) => api.running.platform.pool.query(text);
const SET = `mutation ($login: String!, $role: Role!) { setUserRole(input: { login: $login, role: $role }) {
  user { login role } problems { code field message } } }`;
const set = async (who: string, login: string, role: string) =>
  (await api.graphql(SET, { login, role }, as[who])).data?.setUserRole;
const roleOf = async (login: string) =>
  (await api.graphql("{ viewer { role } }", {}, as[login])).data?.viewer as { role: string };

test("a member's new role counts from the next request on, and stays through a sign-in", async () => {
  expect(await set("ada", "VIC", "DEVELOPER")).toEqual({ user: { login: "vic", role: "DEVELOPER" }, problems: [] });
  expect(await roleOf("vic")).toEqual({ role: "DEVELOPER" });
  await api.signIn("vic");
  expect(await roleOf("vic")).toEqual({ role: "DEVELOPER" });
});

test("whose role is lowered loses the rights of the former one, in tokens too", async () => {
  const create = 'mutation { createApiToken(input: { name: "ci", scopes: [READ, ADMIN] }) { secret } }';
  await set("ada", "dev", "ADMIN");
  const { data } = await api.graphql(create, {}, as.dev);
  const token = (data?.createApiToken as { secret: string } | undefined)?.secret ?? "";
  expect((await api.graphql("{ audit { totalCount } }", {}, { token })).errors).toEqual([]);
  await set("ada", "dev", "DEVELOPER");
  expect((await api.graphql("{ audit { totalCount } }", {}, { token })).errors[0]?.extensions.code).toBe("FORBIDDEN");
});

test.each(["nobody-here", "eve", "%", "v_c", "", "a\\"])("there is no member called %j", async (login) => {
  expect(await set("ada", login, "DEVELOPER")).toMatchObject({
    user: null,
    problems: [{ code: "NOT_FOUND", field: ["login"] }],
  });
});

test("the last ADMIN remains one", async () => {
  const refused = {
    user: null,
    problems: [{ code: "CONFLICT", field: ["role"], message: expect.stringContaining("last ADMIN") }],
  };
  expect(await set("ada", "ada", "VIEWER")).toEqual(refused);
  expect(await roleOf("ada")).toEqual({ role: "ADMIN" });
});

test("an ADMIN of the configuration remains one: the next look at GitHub would make them one again", async () => {
  await set("ada", "dev", "ADMIN");
  expect(await set("dev", "ada", "VIEWER")).toMatchObject({
    problems: [{ code: "CONFLICT", message: expect.stringContaining("PLATFORM_ADMINS") }],
  });
  expect(await set("ada", "dev", "VIEWER")).toMatchObject({ user: { role: "VIEWER" } });
});

test("two ADMINs who take each other's role at the same moment do not both succeed", async () => {
  for (let round = 0; round < 5; round += 1) {
    await sql("update users set role = case login when 'ada' then 'VIEWER' else 'ADMIN' end");
    await Promise.all([set("dev", "vic", "VIEWER"), set("vic", "dev", "VIEWER")]);
    const { rows } = await sql("select login from users where role = 'ADMIN'");
    expect(rows).toHaveLength(1);
  }
});
