import { expect, test } from "vitest";
import { type OpenSandbox, openSandbox } from "./testing/open-sandbox.ts";

interface Made {
  name: string;
  creations: number;
  exists: boolean;
}

const once = { request: { retries: 0 } };
/** Timers count whole milliseconds, so one may be over this much too early. */
const CLOCK_TICK = 1;

async function creations({ sandbox }: OpenSandbox): Promise<Made[]> {
  const response = await fetch(`${sandbox.url}/_control/repositories`);
  return (await response.json()) as Made[];
}

function createThroughRest({ installation }: OpenSandbox, name: string, given: { signal?: AbortSignal } = {}) {
  const request = { ...once.request, ...given };
  return installation.request("POST /orgs/{org}/repos", { org: "acme", name, private: true, request });
}

test("a dropped reply cuts the connection after the repository was made", async () => {
  const open = await openSandbox();
  await open.control({ dropReply: { next: 1, match: { method: "post", path: "/orgs/acme/repos$" } } });
  await expect(createThroughRest(open, "orders")).rejects.toThrow();
  expect(await creations(open)).toMatchObject([{ name: "orders", creations: 1, exists: true }]);
  await expect(createThroughRest(open, "orders")).rejects.toMatchObject({ status: 422 });
  expect(await creations(open)).toMatchObject([{ name: "orders", creations: 1 }]);
});

test("a held reply comes late, after its effect, and is forgotten when the caller leaves", async () => {
  const open = await openSandbox();
  await open.control({ holdReply: { milliseconds: 60_000, match: { path: "/orgs/acme/repos$" } } });
  const leave = new AbortController();
  const left = expect(createThroughRest(open, "held", { signal: leave.signal })).rejects.toThrow(/abort/i);
  await expect.poll(() => creations(open)).toMatchObject([{ name: "held", creations: 1, exists: true }]);
  leave.abort();
  await left;
  await open.control({ holdReply: { milliseconds: 50, match: { path: "/orgs/acme/repos$" } } });
  const began = performance.now();
  expect((await createThroughRest(open, "held-shortly")).status).toBe(201);
  expect(performance.now() - began).toBeGreaterThanOrEqual(50 - CLOCK_TICK);
});

test("502 after success has the effect, 502 before has none", async () => {
  const open = await openSandbox();
  await open.control({ respond502AfterSuccess: { next: 1, match: { path: "/repos$" } } });
  await expect(createThroughRest(open, "first")).rejects.toMatchObject({ status: 502 });
  await open.control({ failBefore: { next: 1, match: { path: "/repos$" } } });
  await expect(createThroughRest(open, "second")).rejects.toMatchObject({ status: 502 });
  expect(await creations(open)).toMatchObject([{ name: "first", creations: 1 }]);
});

test("a switch can aim at a root field of a GraphQL document", async () => {
  const open = await openSandbox();
  await open.control({ failBefore: { next: 1, match: { graphqlField: "viewer" } } });
  await open.installation.graphql(`{ rateLimit { limit } }`);
  await expect(open.installation.graphql(`{ viewer { login } }`)).rejects.toMatchObject({ status: 502 });
  expect(await open.installation.graphql(`{ viewer { login } }`)).toEqual({ viewer: { login: "waymark[bot]" } });
});

test("a secondary limit says when to come back, on both doors", async () => {
  const open = await openSandbox();
  await open.control({ secondaryRateLimit: { retryAfter: 7, next: 2, match: { path: "graphql$|/orgs/acme$" } } });
  const refused = { status: 403, response: { headers: { "retry-after": "7" } } };
  const words = /secondary rate limit/;
  await expect(open.installation.request("GET /orgs/{org}", { org: "acme" })).rejects.toMatchObject(refused);
  await expect(open.installation.graphql(`{ viewer { login } }`)).rejects.toThrow(words);
  await expect(open.installation.graphql(`{ viewer { login } }`)).resolves.toBeDefined();
});

test("a spent primary limit is 403 for REST and an error of type RATE_LIMITED for GraphQL", async () => {
  const open = await openSandbox();
  await open.control({ primaryRateLimit: { resetIn: 300, match: { path: "graphql$|/orgs/acme$" } } });
  await expect(open.installation.request("GET /orgs/{org}", { org: "acme" })).rejects.toMatchObject({
    status: 403,
    response: { headers: { "x-ratelimit-remaining": "0" } },
  });
  await expect(open.installation.graphql(`{ viewer { login } }`)).rejects.toMatchObject({
    errors: [{ type: "RATE_LIMITED" }],
  });
});

test("a missing permission is refused as GitHub refuses it", async () => {
  const open = await openSandbox();
  await open.control({ missingPermission: ["administration"] });
  await expect(createThroughRest(open, "orders")).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining("Resource not accessible by integration"),
    response: { headers: { "x-accepted-github-permissions": "administration=write" } },
  });
  const { data } = await open.app.request("GET /orgs/{org}/installation", { org: "acme" });
  expect(data.permissions).not.toHaveProperty("administration");
});

test("a new repository can stay invisible to reads for a while", async () => {
  const open = await openSandbox();
  await open.control({ visibilityDelay: { milliseconds: 600_000, match: { path: "/acme/late$" } } });
  await createThroughRest(open, "late");
  await createThroughRest(open, "early");
  const read = (repo: string) => open.installation.request("GET /repos/{owner}/{repo}", { owner: "acme", repo });
  await expect(read("late")).rejects.toMatchObject({ status: 404 });
  await expect(open.installation.graphql(`{ repository(owner: "acme", name: "late") { id } }`)).rejects.toThrow(
    "Could not resolve to a Repository with the name 'acme/late'.",
  );
  expect((await read("early")).data.full_name).toBe("acme/early");
});

test("the log tells who asked what, and which switch changed the answer", async () => {
  const open = await openSandbox();
  await open.control({ failBefore: { next: 1, match: { graphqlField: "viewer" } } });
  await expect(open.installation.graphql(`{ viewer { login } }`)).rejects.toThrow();
  await open.person("dev-token").graphql(`{ viewer { login } }`);
  const response = await fetch(`${open.sandbox.url}/_control/log`);
  expect(await response.json()).toMatchObject([
    { method: "POST", path: "/api/v3/app/installations/50001/access_tokens", status: 201, actor: "waymark" },
    { path: "/api/graphql", graphqlFields: ["viewer"], status: 502, actor: "waymark[bot]", changedBy: "failBefore" },
    { path: "/api/graphql", graphqlFields: ["viewer"], status: 200, actor: "dev", changedBy: null },
  ]);
});

test("a name can be denied, a request delayed, and all of it taken back at once", async () => {
  const open = await openSandbox();
  await open.control({ denyRepositoryNames: ["orders"], delay: { milliseconds: 150, match: { path: "/repos$" } } });
  const began = performance.now();
  await expect(createThroughRest(open, "Orders")).rejects.toMatchObject({
    status: 422,
    response: { data: { errors: [{ field: "name", message: "name is not allowed" }] } },
  });
  expect(performance.now() - began).toBeGreaterThanOrEqual(150 - CLOCK_TICK);
  await fetch(`${open.sandbox.url}/_control`, { method: "DELETE" });
  expect((await createThroughRest(open, "Orders")).status).toBe(201);
});

test("an unknown switch or setting is refused and changes nothing", async () => {
  const { sandbox, control } = await openSandbox();
  await expect(control({ dropReply: 1, dropEverything: 1 })).rejects.toThrow('There is no switch \\"dropEverything\\"');
  await expect(control({ dropReply: { times: 1 } })).rejects.toThrow('dropReply has no setting \\"times\\"');
  const response = await fetch(`${sandbox.url}/_control`);
  expect(await response.json()).toMatchObject({ dropReply: { setting: [] } });
});
