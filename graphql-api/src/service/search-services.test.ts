import { afterAll, beforeAll, expect, test } from "vitest";
import { meetPerson, type Person } from "../testing/meet-person.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { listServices, namesOf } from "./testing/list-services.ts";
import { seedCatalog } from "./testing/seed-catalog.ts";

let world: World;
let dev: Person;

beforeAll(async () => {
  world = await startWorld();
  dev = await meetPerson(await world.startApi(), "dev");
  await seedCatalog(world);
});
afterAll(() => world.stop());

const list = (variables?: Record<string, unknown>) => listServices(dev, variables);

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
  expect({ names: namesOf(found), totalCount: found.totalCount }).toEqual({
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
  expect(namesOf(byName)).toEqual(rows.map(({ name }) => name));
  expect(namesOf(bySlug)).toEqual(namesOf(byName));
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
  expect({ names: namesOf(page), totalCount: page.totalCount }).toEqual({
    names: rows.map(({ name }) => name),
    totalCount: rows.length,
  });
});
