import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { goToGitHub, step } from "../testing/sign-in-steps.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";

let world: World;
let api: TestApi;
let portal: string;
beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  portal = api.running.platform.config.http.publicUrl;
});
afterAll(() => world.stop());
afterEach(() => fetch(`${world.sandbox.url}/_control`, { method: "DELETE" }));

const misbehave = (switches: object) =>
  fetch(`${world.sandbox.url}/_control`, { method: "POST", body: JSON.stringify(switches) });

test("where GitHub does not say who it is, nobody comes in, and the portal says that it failed", async () => {
  const { back, attempt } = await goToGitHub(api.url, "ada");
  await misbehave({ failBefore: { match: { path: "/login/oauth/access_token" } } });
  expect((await step(back.href, { cookie: attempt })).location).toBe(`${portal}/sign-in?error=failed`);
});

test.each([
  ["does not tell", { failBefore: { match: { graphqlField: "organization" } } }],
  ["takes long to tell", { delay: { milliseconds: 5000, match: { graphqlField: "organization" } } }],
])("where GitHub %s the teams, a member comes in with those known so far", async (_how, switches) => {
  await api.signIn("ada");
  const forgetOne = "delete from team_members where team_id = (select id from teams where slug = 'payments')";
  await api.running.platform.pool.query(forgetOne);
  await misbehave(switches);
  const cookie = await api.signIn("ada");
  const { data } = await api.graphql("{ viewer { login teams { slug } } }", {}, { cookie });
  expect(data).toEqual({ viewer: { login: "ada", teams: [{ slug: "platform" }] } });
});
