import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";

let world: World;
let api: TestApi;
let ada: { cookie: string };
let dev: { cookie: string };
let vic: { cookie: string };
beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  [ada, dev, vic] = [
    { cookie: await api.signIn("ada") },
    { cookie: await api.signIn("dev") },
    { cookie: await api.signIn("vic") },
  ];
});
afterAll(() => world.stop());

interface Made {
  apiToken: { id: string; name: string; scopes: string[]; expiresAt: string | null; lastUsedAt: string | null } | null;
  secret: string | null;
  problems: { code: string; field: string[] | null; message: string }[];
}
const CREATE = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) {
  apiToken { id name scopes expiresAt lastUsedAt } secret problems { code field message } } }`;
const REVOKE = `mutation ($id: ID!) { revokeApiToken(input: { id: $id }) { apiToken { name } problems { code field } } }`;
const VIEWER = "{ viewer { login } }";

async function create(as: { cookie: string } | { token: string }, input: object): Promise<Made> {
  const { data } = await api.graphql(CREATE, { input: { name: "ci", scopes: ["READ"], ...input } }, as);
  return data?.createApiToken as Made;
}
const secretOf = async (as: { cookie: string }, input: object = {}) => (await create(as, input)).secret ?? "";
const sql = (text: string, values: unknown[] = []) => api.running.platform.pool.query(text, values);

test("a token acts as who made it, and its secret is in no list and no table", async () => {
  const { apiToken, secret, problems } = await create(dev, { name: " nightly ", scopes: ["WRITE", "READ", "READ"] });
  expect(problems).toEqual([]);
  expect(apiToken).toMatchObject({ name: "nightly", scopes: ["READ", "WRITE"], lastUsedAt: null });
  expect(secret).toMatch(/^wm_[\w-]{43}$/);
  expect((await api.graphql(VIEWER, {}, { token: secret ?? "" })).data).toEqual({ viewer: { login: "dev" } });

  const listed = await api.graphql("{ apiTokens { id name scopes expiresAt lastUsedAt } }", {}, dev);
  expect(listed.data?.apiTokens).toMatchObject([{ id: apiToken?.id, name: "nightly" }]);
  const { rows } = await sql("select t::text as row from api_tokens t union all select a::text from audit_entries a");
  expect(rows.some(({ row }) => row.includes(secret))).toBe(false);
});

test("a token lasts ninety days unless told, and only an ADMIN's for ever", async () => {
  const days = (made: Made) => Math.round((Date.parse(made.apiToken?.expiresAt ?? "") - Date.now()) / 86_400_000);
  expect(days(await create(dev, {}))).toBe(90);
  expect(days(await create(dev, { expiresInDays: 365 }))).toBe(365);
  expect((await create(ada, { expiresInDays: null })).apiToken?.expiresAt).toBeNull();
  expect((await create(dev, { expiresInDays: null })).problems).toMatchObject([
    { code: "FORBIDDEN", field: ["expiresInDays"] },
  ]);
});

test.each([
  [{ name: " " }, "name"],
  [{ name: "a".repeat(61) }, "name"],
  [{ name: "two\nlines" }, "name"],
  [{ name: "nul\0" }, "name"],
  [{ scopes: [] }, "scopes"],
  [{ expiresInDays: 0 }, "expiresInDays"],
  [{ expiresInDays: 366 }, "expiresInDays"],
])("%j is refused, and the form knows which field", async (input, field) => {
  expect(await create(ada, input)).toMatchObject({
    apiToken: null,
    secret: null,
    problems: [{ code: "INVALID", field: [field] }],
  });
});

test("nobody gives away more than they have", async () => {
  const refused = { apiToken: null, secret: null, problems: [{ code: "FORBIDDEN", field: ["scopes"] }] };
  expect(await create(vic, { scopes: ["READ", "WRITE"] })).toMatchObject(refused);
  expect(await create(dev, { scopes: ["ADMIN"] })).toMatchObject(refused);
  const token = await secretOf(ada, { scopes: ["ADMIN", "READ"] });
  expect(await create({ token }, { scopes: ["READ", "WRITE"] })).toMatchObject(refused);
  expect(await create({ token }, { scopes: ["READ"] })).toMatchObject({ problems: [] });
});

test("a token that is wrong, expired, revoked or cut is told so, whatever cookie comes along", async () => {
  const [expired, revoked] = [await secretOf(dev, { name: "expired" }), await secretOf(dev, { name: "revoked" })];
  await sql("update api_tokens set expires_at = now() where name = 'expired'");
  await sql("update api_tokens set revoked_at = now() where name = 'revoked'");
  for (const token of [expired, revoked, `wm_${"A".repeat(43)}`, expired.slice(0, -1), "'; drop table users"]) {
    const { status, data, errors } = await api.graphql(VIEWER, {}, { token, ...dev });
    expect([status, data, errors[0]?.extensions.code]).toEqual([401, null, "UNAUTHENTICATED"]);
    expect(JSON.stringify(errors)).not.toContain(token.slice(3));
  }
});

test("everybody ends the own tokens, an ADMIN any, and to others there is no such token", async () => {
  const [first, second] = [await create(dev, { name: "first" }), await create(dev, { name: "second" })];
  const end = async (id: string | undefined, as: { cookie: string }) =>
    (await api.graphql(REVOKE, { id }, as)).data?.revokeApiToken;
  const unknown = { apiToken: null, problems: [{ code: "NOT_FOUND", field: ["id"] }] };
  expect(await end(first.apiToken?.id, vic)).toEqual(unknown);
  expect(await end("tok_nonsense", dev)).toEqual(unknown);
  expect(await end(first.apiToken?.id, dev)).toEqual({ apiToken: { name: "first" }, problems: [] });
  expect(await end(second.apiToken?.id, ada)).toEqual({ apiToken: { name: "second" }, problems: [] });
  for (const { secret } of [first, second]) {
    expect((await api.graphql(VIEWER, {}, { token: secret ?? "" })).status).toBe(401);
  }
  const { data } = await api.graphql("{ apiTokens { name } }", {}, dev);
  expect(JSON.stringify(data)).not.toMatch(/first|second/);
});

test("the last use is noted once a minute, however often a token is used at once", async () => {
  const token = await secretOf(dev, { name: "busy" });
  const use = () => Promise.all(Array.from({ length: 20 }, () => api.graphql(VIEWER, {}, { token })));
  const noted = async () =>
    (await sql("select now() - last_used_at < interval '1 minute' as recent, xmin from api_tokens where name = 'busy'"))
      .rows[0];
  await use();
  const first = await noted();
  expect(first.recent).toBe(true);
  await use();
  expect(await noted()).toEqual(first);
  await sql("update api_tokens set last_used_at = now() - interval '61 seconds' where name = 'busy'");
  expect((await noted()).recent).toBe(false);
  await use();
  expect((await noted()).recent).toBe(true);
});

test("a person keeps at most a hundred tokens", async () => {
  await sql(`insert into api_tokens (id, name, user_id, token_hash, scopes, created_at)
    select gen_random_uuid(), 'many', u.id, 'hash ' || n, '{READ}', now()
    from users u, generate_series(1, 100) n where u.login = 'vic'`);
  expect((await create(vic, {})).problems).toMatchObject([{ code: "CONFLICT", field: null }]);
});
