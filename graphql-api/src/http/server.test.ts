import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import WebSocket from "ws";
import { readConfig } from "../config.ts";
import { startPlatform } from "../start-platform.ts";
import { readMetric } from "../testing/read-metric.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";

let world: World;
let api: TestApi;
let dev: { cookie: string };

beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  dev = { cookie: await api.signIn("dev") };
});
afterAll(() => world.stop());

const deep = (levels: number) => "{ ".repeat(levels).replaceAll("{ ", "a { ").slice(2);

/** What an attacker sends. Each names itself in the test's title. */
const ATTACKS: Record<string, string> = {
  "20,000 aliases": `{ ${Array.from({ length: 20_000 }, (_, i) => `a${i}: viewer { id }`).join(" ")} }`,
  "400 aliases": `{ ${Array.from({ length: 400 }, (_, i) => `a${i}: viewer { id }`).join(" ")} }`,
  "fields nested 500 deep": `{ ${deep(500)} ${"}".repeat(500)}`,
  "fields nested 14 deep": `{ services { nodes { ${"environments { service { ".repeat(7)} name ${"} } ".repeat(7)} } } }`,
  "a fan-out of pages in pages": `{ teams { services(first: 100) { nodes { owner { services(first: 100) { nodes { owner { services(first: 100) { nodes { name } } } } } } } } } }`,
  "a cycle of fragments": "{ viewer { ...a } } fragment a on User { ...b } fragment b on User { ...a }",
  "fragments that double": `{ services { nodes { ...f0 } } } ${Array.from({ length: 18 }, (_, i) => `fragment f${i} on Service { environments { service { ...f${i + 1} ...f${i + 1} } } }`).join(" ")} fragment f18 on Service { name }`,
  "150 fragments that each spread the next one twice": `{ viewer { ...f0 } } ${Array.from({ length: 150 }, (_, i) => `fragment f${i} on User { ...f${i + 1} ...f${i + 1} }`).join(" ")} fragment f150 on User { login }`,
  "1,000 directives": `{ viewer { id ${"@skip(if: false) ".repeat(1000)} } }`,
};

for (const [name, query] of Object.entries(ATTACKS)) {
  test(`${name} are refused with 400 over HTTP, and over the WebSocket`, async () => {
    const answer = await api.graphql(query, {}, dev);
    expect({ status: answer.status, data: answer.data }).toEqual({ status: 400, data: null });
    const subscription = query.replace(/^\{/, "subscription {");
    await expect(api.subscribe(subscription, {}, dev).next()).rejects.toThrow();
  });
}

test("many operations in one request are refused", async () => {
  const body = JSON.stringify(Array.from({ length: 10 }, () => ({ query: "{ viewer { id } }" })));
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${api.url}/graphql`, { method: "POST", headers, body });
  expect(response.status).toBe(400);
});

test("a body that is too large or no JSON is answered with a sentence", async () => {
  const send = async (body: string) => {
    const response = await fetch(`${api.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    return { status: response.status, text: await response.text() };
  };
  const large = await send(JSON.stringify({ query: "{ viewer { id } }", variables: { x: "x".repeat(2_000_000) } }));
  expect(large).toEqual({ status: 413, text: expect.stringContaining("request entity too large") });
  const broken = await send("{ nothing");
  expect(broken).toEqual({ status: 400, text: expect.stringContaining("The request cannot be read") });
  expect(broken.text).not.toContain("node_modules");
});

test("the schema can be read by whoever is signed in, as GraphiQL asks for it", async () => {
  const query = getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, specifiedByUrl: true });
  expect(await api.graphql(query, {}, dev)).toMatchObject({ status: 200, data: { __schema: {} }, errors: [] });
  for (const asked of [
    query,
    "{ ...a } fragment a on Query { __schema { types { name } } }",
    '{ ... on Query { viewer { id } __type(name: "User") { name } } }',
  ]) {
    expect(await api.graphql(asked)).toMatchObject({
      data: null,
      errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
    });
  }
});

test("GET /graphql shows GraphiQL, and all that it loads comes from here", async () => {
  const page = await fetch(`${api.url}/graphql`, { headers: { accept: "text/html" } });
  const html = await page.text();
  expect(page.headers.get("content-type")).toContain("text/html");
  expect(html).not.toMatch(/(?:src|href)="https?:/);
  const scripts = [...html.matchAll(/(?:src|href)="(\/graphql\/ruru\/[^"]+)"/g)].map(([, path]) => path);
  expect(scripts.length).toBeGreaterThan(0);
  for (const path of scripts) expect((await fetch(`${api.url}${path}`)).status).toBe(200);
});

test("the probes and metrics answer anybody", async () => {
  const [health, metrics] = await Promise.all(["healthz", "metrics"].map((path) => fetch(`${api.url}/${path}`)));
  expect(await health?.text()).toBe("ok");
  // Who waits for longer than two seconds is not ready for a moment.
  const ready = async () => (await fetch(`${api.url}/readyz`)).json();
  await expect.poll(ready).toEqual({ database: true, listening: true });
  const text = (await metrics?.text()) ?? "";
  for (const name of [
    "http_request_duration",
    "graphql_operation_duration",
    "github_call_duration",
    "event_lag",
    "database_pool",
    "run_oldest",
  ]) {
    expect(text).toContain(`waymark_${name}`);
  }
  expect(await readMetric(api, "waymark_sign_ins_total", 'outcome="signed_in"')).toBeGreaterThan(0);
  await expect.poll(() => readMetric(api, "waymark_github_rate_limit_remaining")).toBeGreaterThan(0);
  expect(await readMetric(api, "waymark_github_rate_limit_limit")).toBeGreaterThan(0);
  expect(await readMetric(api, "waymark_github_rate_limit_reset_timestamp_seconds")).toBeGreaterThan(Date.now() / 1000);
  expect(await readMetric(api, "waymark_database_pool_connections_limit")).toBe(10);
});

test("with a token of their own, metrics and targets answer only those who show it", async () => {
  const guarded = await startPlatform(readConfig({ ...world.environment(), METRICS_TOKEN: "a secret of Prometheus" }));
  onTestFinished(() => guarded.stop());
  const ask = async (path: string, authorization?: string) => {
    const answer = await fetch(`http://127.0.0.1:${guarded.port}${path}`, {
      headers: authorization ? { authorization } : {},
    });
    await answer.text();
    return answer.status;
  };
  for (const path of ["/metrics", "/targets"]) {
    expect(await ask(path)).toBe(401);
    expect(await ask(path, "Bearer a secret of Prometheu")).toBe(401);
    expect(await ask(path, "Bearer a secret of Prometheus")).toBe(200);
  }
  expect(await ask("/healthz")).toBe(200);
  expect(await (await fetch(`${api.url}/targets`)).json()).toEqual([]);
});

test("the WebSocket takes subscriptions only, from our own pages, from people it knows", async () => {
  await expect(api.subscribe("{ viewer { id } }", {}, dev).next()).rejects.toThrow(/Only subscriptions/);
  await expect(api.subscribe("subscription { serviceChanged { id } }", {}, {}).next()).rejects.toThrow();
  await expect(
    api.subscribe("subscription { serviceChanged { id } }", {}, { token: "wm_wrong" }).next(),
  ).rejects.toThrow();
  const code = await new Promise<number>((resolve) => {
    const socket = new WebSocket(`${api.url.replace("http", "ws")}/graphql`, "graphql-transport-ws", {
      headers: { cookie: dev.cookie, origin: "http://evil.test" },
    });
    socket.on("open", () => socket.send(JSON.stringify({ type: "connection_init" })));
    socket.on("close", resolve);
    socket.on("error", () => resolve(0));
  });
  expect(code).toBe(4403);
});

test("a token that is revoked closes its open socket", async () => {
  const made = await api.graphql(
    `mutation { createApiToken(input: { name: "short", scopes: [READ] }) { secret apiToken { id } problems { message } } }`,
    {},
    dev,
  );
  const { createApiToken } = made.data as { createApiToken: { secret: string; apiToken: { id: string } } };
  const { secret, apiToken } = createApiToken;
  const news = api.subscribe("subscription { serviceChanged { id } }", {}, { token: secret });
  const next = news.next();
  const ended = expect(next).rejects.toThrow();
  await api.graphql(
    "mutation ($id: ID!) { revokeApiToken(input: { id: $id }) { problems { message } } }",
    { id: apiToken.id },
    dev,
  );
  await ended;
});

test("a subscription over HTTP is told where to go", async () => {
  expect(await api.graphql("subscription { serviceChanged { id } }", {}, dev)).toMatchObject({
    status: 400,
    errors: [{ message: expect.stringContaining("WebSocket"), extensions: { code: "BAD_REQUEST" } }],
  });
});

test("a variable of the wrong kind is the caller's mistake and not ours", async () => {
  const answer = await api.graphql("query ($n: Int) { services(first: $n) { totalCount } }", { n: "many" }, dev);
  expect(answer.status).toBe(400);
  expect(JSON.stringify(answer.errors)).not.toContain("Internal error");
});

test("a text that no database can hold is the caller's mistake and not ours, wherever it stands", async () => {
  const ada = { cookie: await api.signIn("ada") };
  const nul = "a\u0000b";
  for (const query of ["team(slug: $it) { id }", "audit(subject: $it) { totalCount }"]) {
    expect(await api.graphql(`query ($it: String!) { ${query} }`, { it: nul }, ada)).toMatchObject({
      errors: [{ extensions: { code: "BAD_USER_INPUT" } }],
    });
  }
  const stage = { name: "qa", baseUrl: `http://qa.test/${nul}`, rank: 9, ecsCluster: "qa", region: "eu-central-1" };
  const save = "mutation ($it: SaveEnvironmentInput!) { it: saveEnvironment(input: $it) { problems { code field } } }";
  expect(await api.graphql(save, { it: stage }, ada)).toMatchObject({
    data: { it: { problems: [{ code: "INVALID", field: ["baseUrl"] }] } },
  });
  const raise = "mutation ($it: SetUserRoleInput!) { it: setUserRole(input: $it) { problems { code field } } }";
  expect(await api.graphql(raise, { it: { login: nul, role: "VIEWER" } }, ada)).toMatchObject({
    data: { it: { problems: [{ code: "NOT_FOUND", field: ["login"] }] } },
  });
});
