import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { meetPerson, type Person } from "../testing/meet-person.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";

let world: World;
let ada: Person;

beforeAll(async () => {
  world = await startWorld();
  ada = await meetPerson(await world.startApi(), "ada");
});
afterAll(() => world.stop());

const QA = { name: "qa", baseUrl: "https://qa.example.com", rank: 4, ecsCluster: "qa", region: "eu-central-1" };

interface Saved {
  environment: { name: string; rank: number; protected: boolean } | null;
  problems: { code: string; field: string[] | null }[];
}

async function save(input: Record<string, unknown>): Promise<Saved> {
  const query = `mutation ($input: SaveEnvironmentInput!) {
    saveEnvironment(input: $input) { environment { name rank protected } problems { code field } } }`;
  return (await ada.ask<{ saveEnvironment: Saved }>(query, { input })).saveEnvironment;
}

const stagesOf = async (service: string) =>
  (
    await world.sql<{ name: string }>(
      `select e.name from service_environments se join environments e on e.id = se.environment_id
       join services s on s.id = se.service_id where s.name = $1 order by e.rank`,
      [service],
    )
  ).map(({ name }) => name);

test("a new stage gets every service that is there, and changing it changes the stage alone", async () => {
  await ada.create({ name: "before-qa" });
  expect(await save(QA)).toEqual({ environment: { name: "qa", rank: 4, protected: false }, problems: [] });
  expect(await stagesOf("before-qa")).toEqual(["dev", "staging", "prod", "qa"]);
  expect((await save({ ...QA, protected: true })).environment).toEqual({ name: "qa", rank: 4, protected: true });
  expect(await stagesOf("before-qa")).toEqual(["dev", "staging", "prod", "qa"]);
});

test("in a new stage every service has its dashboard, logs and metrics", async () => {
  const links = await world.sql<{ kind: string; url: string }>(
    `select l.kind, l.url from observability_links l join services s on s.id = l.service_id
     join environments e on e.id = l.environment_id where s.name = 'before-qa' and e.name = 'qa' order by l.kind`,
  );
  expect(links).toEqual([
    { kind: "DASHBOARD", url: "http://grafana.test/d/service?var-service=before-qa&var-environment=qa" },
    { kind: "LOGS", url: "http://logs.test/before-qa/qa" },
    { kind: "METRICS", url: expect.stringContaining("before-qa") },
  ]);
});

test("a rank that is taken and settings that nothing could run with are refused at their fields", async () => {
  expect((await save({ ...QA, name: "other", rank: 3 })).problems).toEqual([{ code: "TAKEN", field: ["rank"] }]);
  const wrong = { name: "Q A", baseUrl: "https://user@host/path", rank: 0, ecsCluster: "a b", region: "mars" };
  expect((await save(wrong)).problems.map(({ field }) => field)).toEqual(
    expect.arrayContaining(Object.keys(wrong).map((name) => [name])),
  );
});

test("a service that is created while a stage is being added is registered in it", async () => {
  const admin = new pg.Client({ connectionString: world.databaseUrl });
  await admin.connect();
  await admin.query("begin");
  await admin.query("lock table environments in share row exclusive mode");
  await admin.query(`insert into environments (id, name, base_url, rank, protected, ecs_cluster, region)
    values (gen_random_uuid(), 'late', 'https://late.example.com', 9, false, 'late', 'eu-central-1')`);
  const created = ada.create({ name: "meanwhile" });
  const waiting = "select 1 from pg_locks where relation = 'environments'::regclass and not granted";
  await expect.poll(async () => (await world.sql(waiting)).length).toBeGreaterThan(0);
  await admin.query("commit");
  await admin.end();
  expect((await created).problems).toEqual([]);
  expect(await stagesOf("meanwhile")).toContain("late");
});
