import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { cookieOf, goToGitHub, step } from "../testing/sign-in-steps.ts";
import { startTalkingApi, type TalkingApi } from "../testing/start-talking-api.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";

let world: World;
let api: TalkingApi;
/** What people and GitHub have given in confidence. */
const planted: string[] = [];
/** All that callers were answered. */
const answers: string[] = [];

beforeAll(async () => {
  world = await startWorld();
  api = await startTalkingApi(world.environment());
  // The platform may have to be compiled first.
}, 180_000);
afterAll(async () => {
  await api.stop();
  await world.stop();
});

function plant(prefix = ""): string {
  const secret = `${prefix}${randomBytes(16).toString("hex")}`;
  planted.push(secret);
  return secret;
}

async function ask(query: string, variables: object, as: object): Promise<unknown> {
  const answer = await api.graphql(query, { ...variables }, as);
  answers.push(JSON.stringify(answer));
  return answer.data;
}

const CREATE_SERVICE =
  "mutation ($input: CreateServiceInput!) { createService(input: $input) { problems { code message } } }";
const service = (input: object) => ({
  input: { name: `s-${randomBytes(4).toString("hex")}`, template: "node-api", owner: "platform", ...input },
});

async function signIn(login: string): Promise<{ cookie: string }> {
  const { back, attempt } = await goToGitHub(api.url, login);
  const end = await step(back.href, { cookie: attempt });
  const cookie = cookieOf(end, "waymark_session");
  planted.push(attempt.split("=")[1] ?? "", back.searchParams.get("code") ?? "", cookie.split("=")[1] ?? "");
  return { cookie };
}

test("what was given in confidence comes up in no log, no error, no metric and no table", async () => {
  const ada = await signIn("ada");
  const dev = await signIn("dev");
  const create = 'mutation { createApiToken(input: { name: "ci", scopes: [READ] }) { secret } }';
  const { data } = await api.graphql(create, {}, dev);
  const token = (data?.createApiToken as { secret: string } | undefined)?.secret ?? "";
  planted.push(token);

  await ask("{ viewer { login } }", {}, { token });
  await ask("{ viewer { login } }", {}, { token: plant("wm_") });
  await ask("{ viewer { login } }", {}, { cookie: `waymark_session=${plant()}` });
  await ask(`{ viewer(password: "${plant()}") { login } }`, {}, ada);
  await ask("query ($token: Int) { environments { name } }", { token: plant() }, ada);
  await ask(CREATE_SERVICE, service({ parameters: { dbPassword: plant() } }), ada);
  await ask(CREATE_SERVICE, service({ parameters: { environment: { DATABASE: plant() } } }), ada);
  await ask(CREATE_SERVICE, service({ parameters: { port: plant() } }), ada);
  await ask(CREATE_SERVICE, service({ idempotencyKey: plant() }), ada);
  await ask(CREATE_SERVICE, service({ description: `never do this: ${plant("ghp_")}`, name: "a--b" }), ada);
  await ask(CREATE_SERVICE, service({ owner: "payments", parameters: { environment: { KEY: plant() } } }), dev);

  await world.sql("alter table services rename column description to lost");
  await ask(CREATE_SERVICE, service({ parameters: { environment: { SECRET: plant() } } }), ada);
  await world.sql("alter table services rename column lost to description");
  await world.sql("alter table services add constraint refused check (name = '') not valid");
  await ask(CREATE_SERVICE, service({ description: plant("ghp_") }), ada);
  await world.sql("alter table services drop constraint refused");
  await world.sql("alter table sessions rename column token_hash to lost");
  await signIn("ada");
  await ask("{ viewer { login } }", {}, ada);
  await world.sql("alter table sessions rename column lost to token_hash");

  const { back, attempt } = await goToGitHub(api.url, "ada");
  back.searchParams.set("code", plant());
  await step(back.href, { cookie: attempt });
  planted.push(world.secrets.clientSecret, world.secrets.privateKey.split("\n")[3] ?? "");

  answers.push(await (await fetch(`${api.url}/metrics`)).text());
  const tables = ["audit_entries", "sessions", "api_tokens", "events"];
  for (const table of tables) answers.push(JSON.stringify(await world.sql(`select * from ${table}`)));
  // The log does speak, and of both failed sign-ins: a silent one would prove nothing.
  await vi.waitFor(() => expect(api.said().split("a sign-in failed")).toHaveLength(3), 30_000);
  const heard = [...api.said().split("\n"), ...answers];
  const leaks = planted.map((secret) => heard.filter((line) => secret.length > 4 && line.includes(secret)));
  expect(leaks.flat()).toEqual([]);
  expect(planted.length).toBeGreaterThan(15);
}, 120_000);
