import { afterAll, beforeAll, expect, test } from "vitest";
import { cookieOf, step } from "../testing/sign-in-steps.ts";
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

const viewer = async (cookie: string) => (await api.graphql("{ viewer { login } }", {}, { cookie })).data?.viewer;
const signOut = (cookie: string, headers: Record<string, string>) =>
  step(`${api.url}/auth/sign-out`, { method: "POST", cookie, headers });

test("signing out ends this session, in the database too, and no other", async () => {
  const [here, elsewhere] = [await api.signIn("ada"), await api.signIn("ada")];
  const end = await signOut(here, { origin: portal });
  expect([end.status, end.location]).toEqual([303, `${portal}/sign-in`]);
  expect(end.cookies.join()).toMatch(/^waymark_session=;.*Expires=Thu, 01 Jan 1970/);
  expect(await viewer(here)).toBeNull();
  expect(await viewer(elsewhere)).toEqual({ login: "ada" });
});

test("another site cannot sign anybody out", async () => {
  const cookie = await api.signIn("ada");
  const tries = [{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }, {}];
  for (const headers of tries as Record<string, string>[]) {
    const end = await signOut(cookie, headers);
    expect([end.status, end.cookies]).toEqual([403, []]);
  }
  expect(await viewer(cookie)).toEqual({ login: "ada" });
});

test("a link cannot sign anybody out either", async () => {
  const cookie = await api.signIn("ada");
  expect((await step(`${api.url}/auth/sign-out`, { cookie, headers: { origin: portal } })).status).toBe(404);
  expect(await viewer(cookie)).toEqual({ login: "ada" });
});

test("signing out without a session leads to the same page", async () => {
  const end = await signOut("", { origin: portal });
  expect([end.status, end.location, cookieOf(end, "waymark_session")]).toEqual([303, `${portal}/sign-in`, ""]);
});
