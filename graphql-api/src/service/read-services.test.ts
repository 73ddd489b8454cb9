import { afterAll, beforeAll, expect, test } from "vitest";
import { meetPerson, type Person } from "../testing/meet-person.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";

let world: World;
let api: TestApi;
let dev: Person;

interface Page {
  totalCount: number;
  nodes: { name: string }[];
  edges: { cursor: string; node: { name: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const ORDERS = ["NAME_ASC", "CREATED_AT_DESC", "LAST_DEPLOY_DESC"];
const COUNT = 57;
/** Few moments for many services, so that every order has ties. */
const MOMENTS = ["2026-01-01 10:00:00.123456+00", "2026-02-02 10:00:00+00", "2026-03-03 10:00:00.5+00"];
const LIST = /* GraphQL */ `
  query ($first: Int, $after: String, $search: String, $filter: ServiceFilter, $orderBy: ServiceOrder) {
    services(first: $first, after: $after, search: $search, filter: $filter, orderBy: $orderBy) {
      totalCount
      nodes { name }
      edges { cursor node { name } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`;

beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  dev = await meetPerson(api, "dev");
  // As the API would have made them over months.
  await world.sql(
    `insert into services (id, name, description, status, runtime, owner_id, template_name, template_version, parameters,
       created_at, created_by)
     select gen_random_uuid(), 'service-' || lpad(n::text, 2, '0'), case n when 8 then '100%_done' else 'Number ' || n end,
       (array['READY', 'READY', 'FAILED', 'ARCHIVED'])[1 + n % 4], (array['node24', 'go1'])[1 + n % 2],
       (select id from teams where slug = (array['platform', 'payments'])[1 + n % 2]), 'node-api', '1.0.0', '{}',
       ($2::text[])[1 + n % 3]::timestamptz, (select id from users where login = 'dev')
     from generate_series(1, $1) n`,
    [COUNT, MOMENTS],
  );
  await world.sql(
    `insert into service_environments (id, service_id, environment_id, ecs_cluster, ecs_service_name, status, last_deploy_at)
     select gen_random_uuid(), s.id, e.id, e.ecs_cluster, s.name,
       case when right(s.name, 1) = '5' and e.name = 'prod' then 'DEGRADED' else 'NEVER_DEPLOYED' end,
       case when right(s.name, 1) in ('1', '2', '3') and e.name = 'dev'
         then ($1::text[])[right(s.name, 1)::int]::timestamptz end
     from services s cross join environments e`,
    [MOMENTS],
  );
});
afterAll(() => world.stop());

const list = async (variables: Record<string, unknown> = {}) =>
  (await dev.ask<{ services: Page }>(LIST, variables)).services;
const names = ({ nodes }: Page) => nodes.map(({ name }) => name);

/** All pages one after the other, each reached through the last one's cursor. */
async function walk(variables: Record<string, unknown>): Promise<Page[]> {
  const pages = [await list(variables)];
  for (let last = pages[0]; last?.pageInfo.hasNextPage; last = pages.at(-1)) {
    pages.push(await list({ ...variables, after: last.pageInfo.endCursor }));
  }
  return pages;
}

/** The names in an order, as the database says without pages. */
async function sorted(orderBy: string): Promise<string[]> {
  const last = "(select max(last_deploy_at) from service_environments e where e.service_id = s.id)";
  const by = {
    NAME_ASC: "name",
    CREATED_AT_DESC: "created_at desc, id desc",
    LAST_DEPLOY_DESC: `${last} desc nulls last, name`,
  }[orderBy];
  const rows = await world.sql<{ name: string }>(
    `select name from services s where status <> 'ARCHIVED' order by ${by}`,
  );
  return rows.map(({ name }) => name);
}

/** The statements that the work sends to the database. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const { pool } = api.running.platform;
  const sent: string[] = [];
  const { query } = pool;
  const spied = (...given: unknown[]) => {
    const [first] = given as [string | { text: string }];
    sent.push((typeof first === "string" ? first : first.text).trim());
    return Reflect.apply(query, pool, given);
  };
  Object.assign(pool, { query: spied });
  await work().finally(() => Object.assign(pool, { query }));
  // The worker and the news ask, too, whenever they like.
  return sent.filter((text) => !/\bruns\b.*\bdue_at\b|pg_current_snapshot/s.test(text));
}

const EVERYTHING = /* GraphQL */ `
  query ($search: String) {
    services(first: 50, search: $search) {
      totalCount
      nodes {
        id name description status repoUrl createdAt template { title }
        owner { slug name } createdBy { login avatarUrl }
        environments { status url lastDeployAt environment { name rank } }
        observabilityLinks { kind url }
        creation { status steps { name status } }
      }
    }
  }
`;

test("a page with environments, owners, links, runs and a search is one statement, after the one that knows the caller", async () => {
  const few = await statementsOf(() => dev.ask(EVERYTHING, { search: "service-01" }));
  const many = await statementsOf(() => dev.ask(EVERYTHING, { search: "service" }));
  expect(many).toHaveLength(2);
  expect(many[0]).toContain("from sessions");
  expect(many[1]).toContain("from services");
  expect(few).toEqual(many);
});

test("a single service with all it has is one statement, too", async () => {
  const query = `{ service(name: "service-01") { name owner { slug } environments { url environment { name } }
    observabilityLinks { url } creation { status steps { name } } } }`;
  const sent = await statementsOf(() => dev.ask(query));
  expect(sent).toHaveLength(2);
});

test.each(ORDERS)(
  "%s: page by page everything comes once, in order, across all ties",
  async (orderBy) => {
    const expected = await sorted(orderBy);
    for (const first of [1, 7, 100]) {
      const pages = await walk({ orderBy, first });
      expect(pages.flatMap(names)).toEqual(expected);
      for (const [index, page] of pages.entries()) {
        expect(page.totalCount).toBe(expected.length);
        expect(page.edges.map(({ node }) => node)).toEqual(page.nodes);
        expect(page.pageInfo).toEqual({
          hasNextPage: index < pages.length - 1,
          hasPreviousPage: index > 0,
          startCursor: page.edges[0]?.cursor,
          endCursor: page.edges.at(-1)?.cursor,
        });
      }
    }
  },
  60_000,
);

test("what is added or taken away meanwhile moves nobody else to another page", async () => {
  const first = await list({ first: 10 });
  await world.sql("update services set status = 'ARCHIVED' where name = $1", [names(first)[3]]);
  const next = await list({ first: 10, after: first.pageInfo.endCursor });
  await world.sql("update services set status = 'READY' where name = $1", [names(first)[3]]);
  expect([...names(first), ...names(next)]).toEqual((await sorted("NAME_ASC")).slice(0, 20));
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const INVALID = "This cursor is none of this list's. Begin again without it.";

test("a cursor that this list never gave is refused: another order's, a broken one, an invented one", async () => {
  const foreign = await Promise.all(
    ORDERS.map(async (orderBy) => (await list({ orderBy, first: 3 })).pageInfo.endCursor),
  );
  const invented = [
    "no cursor",
    "",
    encode(null),
    encode([]),
    encode(["service-01"]),
    encode(["NAME_ASC", null]),
    encode(["NAME_ASC", "a\u0000"]),
    encode(["CREATED_AT_DESC", "yesterday", "me"]),
    encode(["CREATED_AT_DESC", MOMENTS[0], "'; drop table services"]),
    encode(["LAST_DEPLOY_DESC", "", "service-01"]),
    encode({ length: 1 }),
  ].filter((cursor) => cursor !== "");
  for (const [index, orderBy] of ORDERS.entries()) {
    for (const after of [...foreign.filter((_, other) => other !== index), ...invented]) {
      const { errors } = await api.graphql(LIST, { orderBy, after }, dev.as);
      const told = errors.map(({ message, extensions }) => ({ message, code: extensions.code }));
      expect(told).toEqual([{ message: INVALID, code: "INVALID" }]);
    }
  }
});

test.each([0, -1, 101, 2_147_483_647])("asking for %d at once is refused", async (first) => {
  const { errors } = await api.graphql(LIST, { first }, dev.as);
  expect(errors).toMatchObject([
    { message: "Ask for 1 to 100 items at a time.", extensions: { code: "INVALID", problems: [{ field: ["first"] }] } },
  ]);
});

test.each([
  ["part of a name", "ICE-08", ["service-08"]],
  ["part of a description, in any case", "number 9", ["service-09"]],
  ["a percent sign, as itself", "%", ["service-08"]],
  ["an underscore, as itself", "%_", ["service-08"]],
  ["a backslash, as itself", "\\", []],
  ["a quote, as itself", "'", []],
  ["a NUL, which nothing can hold", "service\u0000", []],
  ["spaces around it", "  service-09  ", ["service-09"]],
])("search finds %s", async (_, search, expected) => {
  const found = await list({ search });
  expect({ names: names(found), totalCount: found.totalCount }).toEqual({
    names: expected,
    totalCount: expected.length,
  });
});

test("search finds an owner's services by the team's name and by its slug", async () => {
  const [byName, bySlug] = [
    await list({ search: "Payments", first: 100 }),
    await list({ search: "payments", first: 100 }),
  ];
  const rows = await world.sql<{ name: string }>(
    `select s.name from services s join teams t on t.id = s.owner_id
     where t.slug = 'payments' and s.status <> 'ARCHIVED' order by s.name`,
  );
  expect(names(byName)).toEqual(rows.map(({ name }) => name));
  expect(names(bySlug)).toEqual(names(byName));
  expect(byName.totalCount).toBe(rows.length);
});

test("a search for nothing but spaces is none", async () => {
  expect((await list({ search: "   " })).totalCount).toBe((await list()).totalCount);
});

test.each([
  [{ status: ["ARCHIVED"] }, "status = 'ARCHIVED'"],
  [{ status: ["FAILED", "ARCHIVED"] }, "status in ('FAILED', 'ARCHIVED')"],
  [{ status: [] }, "status <> 'ARCHIVED'"],
  [{ owner: "platform" }, "owner_id = (select id from teams where slug = 'platform') and status <> 'ARCHIVED'"],
  [{ owner: "nobody" }, "false"],
  [{ runtime: "go1" }, "runtime = 'go1' and status <> 'ARCHIVED'"],
  [{ template: "node-api" }, "status <> 'ARCHIVED'"],
  [{ template: "no\u0000ne" }, "false"],
  [{ environment: "prod" }, "status <> 'ARCHIVED'"],
  [{ environment: "prod", environmentStatus: ["DEGRADED"] }, "name like '%5' and status <> 'ARCHIVED'"],
  [{ environment: "dev", environmentStatus: ["DEGRADED"] }, "false"],
  [{ environmentStatus: ["DEGRADED"] }, "name like '%5' and status <> 'ARCHIVED'"],
  [{ owner: "platform", runtime: "node24", status: ["FAILED"] }, "status = 'FAILED' and runtime = 'node24'"],
])("narrowed to %j", async (filter, condition) => {
  const rows = await world.sql<{ name: string }>(`select name from services where ${condition} order by name`);
  const page = await list({ filter, first: 100 });
  expect({ names: names(page), totalCount: page.totalCount }).toEqual({
    names: rows.map(({ name }) => name),
    totalCount: rows.length,
  });
});
