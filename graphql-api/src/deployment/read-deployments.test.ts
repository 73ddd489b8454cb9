import { afterAll, beforeAll, expect, test } from "vitest";
import { meetPerson, type Person } from "../testing/meet-person.ts";
import { seedDeployment } from "../testing/seed-deployment.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";
import { statementsOf } from "../testing/statements-of.ts";
import { seedService } from "./testing/seed-service.ts";

let world: World;
let api: TestApi;
let dev: Person;

const STATUSES = ["SUCCEEDED", "FAILED", "CANCELLED", "LOST"];
const STAGES = ["dev", "staging", "prod"];
/** Two deployments at a time, so that the order has ties. */
const momentOf = (index: number) => new Date(Date.UTC(2026, 0, 1, Math.floor(index / 2)));

beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  dev = await meetPerson(api, "dev");
  for (const service of ["basket", "orders"]) {
    await seedService(world, service);
    for (let index = 0; index < 12; index += 1) {
      const sha = index.toString(16).padStart(40, service === "orders" ? "a" : "b");
      const environment = STAGES[index % 3] ?? "";
      const status = STATUSES[index % 4] ?? "";
      await seedDeployment(world, { service, environment, sha, status, at: momentOf(index) });
    }
  }
});
afterAll(() => world.stop());

interface Page {
  totalCount: number;
  nodes: { id: string }[];
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const PAGE = `totalCount nodes { id } edges { cursor node { id } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;
const LIST = `query ($first: Int, $after: String, $filter: DeploymentFilter) {
  deployments(first: $first, after: $after, filter: $filter) { ${PAGE} } }`;

const list = async (variables: Record<string, unknown> = {}): Promise<Page> =>
  (await dev.ask<{ deployments: Page }>(LIST, variables)).deployments;
const idsOf = ({ nodes }: Page): string[] => nodes.map(({ id }) => id);

/** The ids of those that meet a condition, the newest first, as the database says without pages. */
async function expected(condition = "true"): Promise<string[]> {
  const rows = await world.sql<{ id: string }>(
    `select 'dep_' || replace(d.id::text, '-', '') as id from deployments d
     join service_environments se on se.id = d.service_environment_id join services s on s.id = se.service_id
     join environments e on e.id = se.environment_id where ${condition} order by d.created_at desc, d.id desc`,
  );
  return rows.map(({ id }) => id);
}

test.each([1, 5, 100])("page by page of %d everything comes once, the newest first, across all ties", async (first) => {
  const all = await expected();
  const pages = [await list({ first })];
  for (let last = pages[0]; last?.pageInfo.hasNextPage; last = pages.at(-1)) {
    pages.push(await list({ first, after: last.pageInfo.endCursor }));
  }
  expect(all).toHaveLength(24);
  expect(pages.flatMap(idsOf)).toEqual(all);
  for (const [index, page] of pages.entries()) {
    expect(page.totalCount).toBe(24);
    expect(page.edges.map(({ node }) => node)).toEqual(page.nodes);
    expect(page.pageInfo).toEqual({
      hasNextPage: index < pages.length - 1,
      hasPreviousPage: index > 0,
      startCursor: page.edges[0]?.cursor,
      endCursor: page.edges.at(-1)?.cursor,
    });
  }
});

test.each([
  ["a service", { service: "orders" }, "s.name = 'orders'", 12],
  ["an environment", { environment: "prod" }, "e.name = 'prod'", 8],
  ["a service in an environment", { service: "basket", environment: "dev" }, "s.name = 'basket' and e.name = 'dev'", 4],
  ["states", { status: ["FAILED", "LOST"] }, "d.status in ('FAILED', 'LOST')", 12],
  ["an instant", { since: momentOf(8).toISOString() }, "d.created_at >= '2026-01-01 04:00:00+00'", 8],
  [
    "all at once",
    { service: "orders", environment: "prod", status: ["LOST"], since: momentOf(1).toISOString() },
    "s.name = 'orders' and e.name = 'prod' and d.status = 'LOST'",
    1,
  ],
  ["a service that is not there", { service: "nobody" }, "false", 0],
  ["an environment that is not there", { environment: "nowhere\u0000" }, "false", 0],
])("the list is narrowed to %s", async (_what, filter, condition, count) => {
  const page = await list({ first: 100, filter });
  expect(idsOf(page)).toEqual(await expected(condition));
  expect(page).toMatchObject({ totalCount: count });
});

test("a deployment tells its release, its place and who asked", async () => {
  const sha = "c".repeat(40);
  const at = new Date("2026-02-03T04:05:06.789Z");
  const { deployment, release } = await seedDeployment(world, { service: "basket", environment: "staging", sha, at });
  const fields = `id kind status reason createdAt startedAt finishedAt workflowRunUrl requestedBy { login } approvedBy { login }
    release { id version commitSha commitMessage commitUrl image createdAt service { name } verifiedIn { name } }
    serviceEnvironment { url environment { name } service { name owner { slug } } } steps { id }`;
  const told = {
    id: deployment,
    kind: "DEPLOY",
    status: "SUCCEEDED",
    reason: null,
    createdAt: at.toISOString(),
    startedAt: at.toISOString(),
    finishedAt: at.toISOString(),
    workflowRunUrl: null,
    requestedBy: { login: "dev" },
    approvedBy: null,
    release: {
      id: release,
      version: "ccccccc",
      commitSha: sha,
      commitMessage: "feat: ccccccc",
      commitUrl: `http://github.test/acme/basket/commit/${sha}`,
      image: `basket:${sha}`,
      createdAt: at.toISOString(),
      service: { name: "basket" },
      verifiedIn: [{ name: "staging" }],
    },
    serviceEnvironment: {
      url: expect.stringMatching(/^http:\/\/basket\.staging\./),
      environment: { name: "staging" },
      service: { name: "basket", owner: { slug: "platform" } },
    },
    steps: [],
  };
  await world.sql("update deployments set requested_by = (select id from users where login = 'dev')");
  const one = await dev.ask(`query ($id: ID!) { node(id: $id) { ... on Deployment { ${fields} } } }`, {
    id: deployment,
  });
  expect(one).toEqual({ node: told });
  expect(await dev.ask(`{ deployments(first: 1) { nodes { ${fields} } } }`)).toEqual({
    deployments: { nodes: [told] },
  });
  await world.sql("delete from releases where commit_sha = $1", [sha]);
});

test("a release is found by its id", async () => {
  const [row] = await world.sql<{ id: string }>(
    "select 'rel_' || replace(id::text, '-', '') as id from releases limit 1",
  );
  const query = "query ($id: ID!) { node(id: $id) { id ... on Release { service { name } verifiedIn { name } } } }";
  expect(await dev.ask(query, { id: row?.id })).toMatchObject({ node: { id: row?.id, service: {} } });
  expect(await dev.ask(query, { id: "rel_0197d3a0000070008000000000000001" })).toEqual({ node: null });
});

test("a page with places, releases, people and steps is one statement, after the one that knows the caller", async () => {
  const query = (first: number) => `{ deployments(first: ${first}) { totalCount nodes { id status reason
    release { version } requestedBy { login } steps { name status }
    serviceEnvironment { url environment { name } service { name owner { slug } } } } } }`;
  const few = await statementsOf(api, () => dev.ask(query(2)));
  const many = await statementsOf(api, () => dev.ask(query(20)));
  expect(many).toHaveLength(2);
  expect(few).toHaveLength(2);
});

test("lists of services and environments are one statement each, however many owners there are", async () => {
  const query = `{ services(first: 50) { nodes { name releases(first: 2) { totalCount nodes { version } }
    deployments(first: 3) { totalCount nodes { id } } environments { deployments(first: 2) { nodes { id } } } } } }`;
  interface Owner {
    releases: { totalCount: number; nodes: unknown[] };
    deployments: Page;
    environments: { deployments: Page }[];
  }
  let nodes: Owner[] = [];
  const sent = await statementsOf(api, async () => {
    nodes = (await dev.ask<{ services: { nodes: Owner[] } }>(query)).services.nodes;
  });
  expect(sent).toHaveLength(5);
  const [basket] = nodes;
  expect(basket?.releases).toMatchObject({ totalCount: 12, nodes: [{ version: "bbbbbbb" }, { version: "bbbbbbb" }] });
  expect(basket?.deployments.totalCount).toBe(12);
  expect(basket && idsOf(basket.deployments)).toEqual((await expected("s.name = 'basket'")).slice(0, 3));
  expect(basket?.environments.map(({ deployments }) => idsOf(deployments))).toEqual(
    await Promise.all(
      STAGES.map(async (stage) => (await expected(`s.name = 'basket' and e.name = '${stage}'`)).slice(0, 2)),
    ),
  );
});

test("a list of a service goes on after its cursor", async () => {
  const query = (field: string, after: string | null) => `{ service(name: "orders") {
    ${field}(first: 7${after ? `, after: "${after}"` : ""}) { nodes { id } pageInfo { endCursor hasNextPage } } } }`;
  for (const field of ["releases", "deployments"]) {
    const one = await dev.ask<{ service: Record<string, Page> }>(query(field, null));
    const two = await dev.ask<{ service: Record<string, Page> }>(
      query(field, one.service[field]?.pageInfo.endCursor ?? null),
    );
    const all = [...(one.service[field]?.nodes ?? []), ...(two.service[field]?.nodes ?? [])];
    expect(new Set(all.map(({ id }) => id)).size).toBe(12);
    expect(two.service[field]?.pageInfo.hasNextPage).toBe(false);
  }
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

test.each([
  ["no cursor"],
  [encode(["NAME_ASC", "orders"])],
  [encode(["yesterday", "0197d3a0-0000-7000-8000-000000000001"])],
  [encode(["2026-01-01 00:00:00+00", "'; drop table deployments"])],
])("a cursor that this list never gave is refused: %s", async (after) => {
  const problem = { message: "This cursor is none of this list's. Begin again without it." };
  expect((await api.graphql(LIST, { after }, dev.as)).errors).toMatchObject([problem]);
  const nested = `{ service(name: "orders") { releases(after: "${after}") { totalCount } } }`;
  expect((await api.graphql(nested, {}, dev.as)).errors).toMatchObject([problem]);
});

test.each([0, 101])("asking for %d at once is refused", async (first) => {
  const { errors } = await api.graphql(LIST, { first }, dev.as);
  expect(errors).toMatchObject([{ message: "Ask for 1 to 100 items at a time." }]);
});
