import { afterAll, beforeAll, expect, test } from "vitest";
import { meetPerson, type Person } from "../testing/meet-person.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";
import { statementsOf } from "../testing/statements-of.ts";
import { LIST, listServices, namesOf, type Page } from "./testing/list-services.ts";
import { MOMENTS, seedCatalog } from "./testing/seed-catalog.ts";

let world: World;
let api: TestApi;
let dev: Person;

const ORDERS = ["NAME_ASC", "CREATED_AT_DESC", "LAST_DEPLOY_DESC"];

beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  dev = await meetPerson(api, "dev");
  await seedCatalog(world);
});
afterAll(() => world.stop());

const list = (variables?: Record<string, unknown>) => listServices(dev, variables);

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
  const few = await statementsOf(api, () => dev.ask(EVERYTHING, { search: "service-01" }));
  const many = await statementsOf(api, () => dev.ask(EVERYTHING, { search: "service" }));
  expect(many).toHaveLength(2);
  expect(many[0]).toContain("from sessions");
  expect(many[1]).toContain("from services");
  expect(few).toEqual(many);
});

test("a single service with all it has is one statement, too", async () => {
  const query = `{ service(name: "service-01") { name owner { slug } environments { url environment { name } }
    observabilityLinks { url } creation { status steps { name } } } }`;
  const sent = await statementsOf(api, () => dev.ask(query));
  expect(sent).toHaveLength(2);
});

test.each(ORDERS)(
  "%s: page by page everything comes once, in order, across all ties",
  async (orderBy) => {
    const expected = await sorted(orderBy);
    for (const first of [1, 7, 100]) {
      const pages = await walk({ orderBy, first });
      expect(pages.flatMap(namesOf)).toEqual(expected);
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
  await world.sql("update services set status = 'ARCHIVED' where name = $1", [namesOf(first)[3]]);
  const next = await list({ first: 10, after: first.pageInfo.endCursor });
  await world.sql("update services set status = 'READY' where name = $1", [namesOf(first)[3]]);
  expect([...namesOf(first), ...namesOf(next)]).toEqual((await sorted("NAME_ASC")).slice(0, 20));
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
