import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";

let world: World;
let api: TestApi;
const as: Record<string, { cookie: string }> = {};
beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  for (const login of ["ada", "vic"]) as[login] = { cookie: await api.signIn(login) };
});
afterAll(() => world.stop());
beforeEach(() => sql("truncate audit_entries"));

const sql = (text: string) => api.running.platform.pool.query(text);
const AUDIT = `query ($first: Int, $after: String, $subject: String) { audit(first: $first, after: $after, subject: $subject) {
  totalCount pageInfo { hasNextPage endCursor } nodes { actor { login } action subject input result } } }`;
interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string };
  nodes: { actor: { login: string }; action: string; subject: string; input: unknown; result: string }[];
}
const audit = async (variables: object = {}) =>
  (await api.graphql(AUDIT, { ...variables }, as.ada)).data?.audit as Page;
const createToken = (name: string, who = "ada", scopes = "[READ]") =>
  api.graphql(
    `mutation { createApiToken(input: { name: "${name}", scopes: ${scopes} }) { secret problems { code } } }`,
    {},
    as[who],
  );

test("what was done, what was refused and what nobody may are all written down, newest first", async () => {
  await createToken("ci");
  await createToken("ci", "vic", "[WRITE]");
  const role = 'mutation { setUserRole(input: { login: "ada", role: VIEWER }) { problems { code } } }';
  await api.graphql(role, {}, as.vic);
  const input = { name: "ci", expiresInDays: 90 };
  expect((await audit()).nodes).toEqual([
    {
      actor: { login: "vic" },
      action: "setUserRole",
      subject: "ada",
      input: { login: "ada", role: "VIEWER" },
      result: "REFUSED: FORBIDDEN",
    },
    {
      actor: { login: "vic" },
      action: "createApiToken",
      subject: "ci",
      input: { ...input, scopes: ["WRITE"] },
      result: "REFUSED: FORBIDDEN",
    },
    {
      actor: { login: "ada" },
      action: "createApiToken",
      subject: "ci",
      input: { ...input, scopes: ["READ"] },
      result: "DONE",
    },
  ]);
});

test("a mutation that broke is written down as failed", async () => {
  await sql("alter table api_tokens rename column name to title");
  const { errors } = await createToken("ci").finally(() => sql("alter table api_tokens rename column title to name"));
  expect(errors[0]?.message).toMatch(/^Internal error \(\w{8}\)/);
  expect((await audit()).nodes).toMatchObject([{ action: "createApiToken", result: "FAILED" }]);
});

test("strangers write nothing", async () => {
  await api.graphql('mutation { createApiToken(input: { name: "ci", scopes: [READ] }) { secret } }');
  expect((await audit()).totalCount).toBe(0);
});

test("what is done stays done when it cannot be written down", async () => {
  await sql("alter table audit_entries rename to lost");
  const { data } = await createToken("ci").finally(() => sql("alter table lost rename to audit_entries"));
  expect(data).toMatchObject({ createApiToken: { secret: expect.stringMatching(/^wm_/), problems: [] } });
});

test("a service is found by its name, also where it was named by its id", async () => {
  const { rows } = await sql(`insert into services (id, name, description, status, runtime, owner_id, template_name,
    template_version, parameters, created_at) select gen_random_uuid(), 'pay', '', 'READY', 'node24', id, 'node-api', '1', '{}', now()
    from teams limit 1 returning 'svc_' || replace(id::text, '-', '') as id`);
  const update = `mutation { updateService(input: { service: "${rows[0].id}" }) { problems { code } } }`;
  await api.graphql(update, {}, as.vic);
  expect(await audit({ subject: "pay" })).toMatchObject({
    totalCount: 1,
    nodes: [{ action: "updateService", subject: "pay" }],
  });
});

test("pages follow one another without a gap, and a subject narrows them", async () => {
  for (const name of ["one", "two", "three", "two"]) await createToken(name);
  const first = await audit({ first: 3 });
  const second = await audit({ first: 3, after: first.pageInfo.endCursor });
  expect([...first.nodes, ...second.nodes].map(({ subject }) => subject)).toEqual(["two", "three", "two", "one"]);
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage, first.totalCount]).toEqual([true, false, 4]);
  expect((await audit({ subject: "two" })).totalCount).toBe(2);
});

test.each([{ first: 0 }, { first: 101 }, { after: "nonsense" }, { after: "WyJ4Il0" }])(
  "%j is refused",
  async (variables) => {
    const { errors } = await api.graphql(AUDIT, variables, as.ada);
    expect(errors[0]?.extensions.code).toBe("INVALID");
  },
);

test("secrets that were given to a mutation are not in the audit", async () => {
  const planted = ["hunter2hunter2", "ghp_0123456789abcdefghijABCDEFGHIJ012345", "plain-value-of-a-variable"];
  const input = {
    name: "pay",
    template: "node-api",
    owner: "payments",
    description: `uses ${planted[1]}`,
    idempotencyKey: planted[0],
    parameters: { dbPassword: planted[0], environment: { ANY: planted[2] }, list: [{ apiToken: planted[0] }] },
  };
  const create = "mutation ($input: CreateServiceInput!) { createService(input: $input) { problems { code } } }";
  await api.graphql(create, { input }, as.vic);
  const { rows } = await sql("select a::text as row from audit_entries a");
  expect(rows).toHaveLength(1);
  for (const secret of planted) expect(rows[0].row).not.toContain(secret);
});
