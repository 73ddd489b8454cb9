import { afterAll, beforeAll, expect, test } from "vitest";
import { cookieOf, goToGitHub, step } from "../testing/sign-in-steps.ts";
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

const VIEWER = "{ viewer { login name role teams { slug } } }";
const finish = ({ back, attempt }: { back: URL; attempt: string }, more = "") =>
  step(back.href, { cookie: `${attempt}${more}` });

test.each([
  ["ada", "ADMIN", "Ada Lovelace", ["payments", "platform"]],
  ["dev", "DEVELOPER", "Dev Patel", ["platform"]],
  ["vic", "VIEWER", "Vic Romero", ["payments"]],
])("%s comes in as %s with name and teams from GitHub", async (login, role, name, slugs) => {
  const cookie = await api.signIn(login);
  const { data } = await api.graphql(VIEWER, {}, { cookie });
  expect(data).toEqual({ viewer: { login, name, role, teams: slugs.map((slug) => ({ slug })) } });
});

test("somebody outside the organisation is told so and gets no session", async () => {
  const end = await finish(await goToGitHub(api.url, "eve"));
  expect(end.location).toBe(`${portal}/sign-in?error=not-a-member&login=eve`);
  expect(cookieOf(end, "waymark_session")).toBe("");
  const { rows } = await api.running.platform.pool.query("select login from users where login = 'eve'");
  expect(rows).toEqual([]);
});

test("the session's cookie is out of reach for scripts and other sites", async () => {
  const end = await finish(await goToGitHub(api.url, "ada"));
  const line = end.cookies.find((it) => it.startsWith("waymark_session="));
  expect(line).toMatch(/^waymark_session=[\w-]{43}; Max-Age=1209600; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
});

test("the database keeps only a hash of the session", async () => {
  const secret = (await api.signIn("ada")).split("=")[1];
  const { rows } = await api.running.platform.pool.query("select s::text as row from sessions s");
  expect(rows.some(({ row }) => row.includes(secret))).toBe(false);
});

test("a page of the portal is gone back to, and without one the list of services", async () => {
  const there = await finish(await goToGitHub(api.url, "ada", "/services/new?template=node-api"));
  expect([there.status, there.location]).toEqual([303, `${portal}/services/new?template=node-api`]);
  expect((await finish(await goToGitHub(api.url, "ada"))).location).toBe(`${portal}/services`);
});

test.each(["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "@evil.example"])(
  "a sign-in cannot be made to end at %j",
  async (returnTo) => {
    const end = await finish(await goToGitHub(api.url, "ada", returnTo));
    expect(end.location).toBe(`${portal}/services`);
  },
);

test("the way back works only in the browser that began it", async () => {
  const [mine, theirs] = [await goToGitHub(api.url, "ada"), await goToGitHub(api.url, "dev")];
  const forged = new URL(mine.back);
  forged.searchParams.set("state", "made-up");
  const ends = [
    await step(mine.back.href),
    await finish({ back: mine.back, attempt: theirs.attempt }),
    await finish({ back: forged, attempt: mine.attempt }),
    await finish({ back: mine.back, attempt: `${mine.attempt}x` }),
  ];
  for (const end of ends) {
    expect(end.location).toBe(`${portal}/sign-in?error=state`);
    expect(cookieOf(end, "waymark_session")).toBe("");
  }
});

test("a way back is taken once", async () => {
  const consent = await goToGitHub(api.url, "ada");
  const first = await finish(consent);
  expect(first.cookies.some((it) => /^waymark_sign_in=;.*1970/.test(it))).toBe(true);
  expect((await finish(consent)).location).toBe(`${portal}/sign-in?error=failed`);
});

test("a person who says no at GitHub is told what that means", async () => {
  const { back, attempt } = await goToGitHub(api.url, "ada");
  back.searchParams.delete("code");
  back.searchParams.set("error", "access_denied");
  expect((await finish({ back, attempt })).location).toBe(`${portal}/sign-in?error=denied`);
});

test("an invented code fails without a session", async () => {
  const { back, attempt } = await goToGitHub(api.url, "ada");
  back.searchParams.set("code", "0".repeat(40));
  const end = await finish({ back, attempt });
  expect(end.location).toBe(`${portal}/sign-in?error=failed`);
  expect(cookieOf(end, "waymark_session")).toBe("");
});

test("a session that was planted beforehand is worth nothing afterwards", async () => {
  const planted = await api.signIn("dev");
  const end = await finish(await goToGitHub(api.url, "ada"), `; ${planted}`);
  expect(cookieOf(end, "waymark_session")).not.toBe(planted);
  expect((await api.graphql(VIEWER, {}, { cookie: planted })).data).toEqual({ viewer: null });
});

test("a made-up or expired session is nobody's", async () => {
  const cookie = await api.signIn("ada");
  await api.running.platform.pool.query("update sessions set expires_at = now()");
  for (const stale of [cookie, `waymark_session=${"A".repeat(43)}`, "waymark_session='; drop table users"]) {
    expect(await api.graphql(VIEWER, {}, { cookie: stale })).toMatchObject({ status: 200, data: { viewer: null } });
  }
});
