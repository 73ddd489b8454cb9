import { afterAll, beforeAll, expect, test } from "vitest";
import { seedService } from "../deployment/testing/seed-service.ts";
import { ListenerPriority } from "../migrations/0005-listener-priority.ts";
import { meetPerson } from "../testing/meet-person.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";

let world: World;
let api: TestApi;

beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
});
afterAll(() => world.stop());

/** The priorities of one environment, smallest first. */
async function priorities(environment: string): Promise<number[]> {
  const rows = await world.sql<{ listener_priority: number }>(
    `select listener_priority from service_environments se join environments e on e.id = se.environment_id
     where e.name = $1 order by 1`,
    [environment],
  );
  return rows.map(({ listener_priority }) => listener_priority);
}

const everywhere = () => Promise.all(["dev", "staging", "prod"].map(priorities));

test("services that are made at once get priorities of their own, counted in each environment by itself", async () => {
  const ada = await meetPerson(api, "ada");
  const made = await Promise.all(["one", "two", "three", "four"].map((name) => ada.create({ name: `made-${name}` })));
  expect(made.flatMap(({ problems }) => problems)).toEqual([]);
  expect(await everywhere()).toEqual([1, 2, 3].map(() => [1000, 1001, 1002, 1003]));
  await ada.ask(`mutation { saveEnvironment(input: { name: "qa", baseUrl: "https://qa.example.com", rank: 4,
    ecsCluster: "qa", region: "eu-central-1" }) { problems { code } } }`);
  expect(await priorities("qa")).toEqual([1000, 1001, 1002, 1003]);
});

test("services of a release without priorities get theirs by age, and their workflows are told anew", async () => {
  await seedService(world, "oldest");
  await world.sql("update services set created_at = '2020-01-01' where name = 'oldest'");
  await world.sql("drop trigger give_listener_priority on service_environments");
  await world.sql("drop function give_listener_priority");
  await world.sql("alter table service_environments drop column listener_priority");
  const driver = api.running.platform.fork().getDriver();
  const migration = new ListenerPriority(driver, driver.config);
  migration.up();
  const before = new Date();
  for (const query of migration.getQueries()) await world.sql(String(query));

  const [first] = await world.sql<{ name: string; listener_priority: number }>(
    `select s.name, listener_priority from service_environments se join services s on s.id = se.service_id
     join environments e on e.id = se.environment_id where e.name = 'dev' order by listener_priority limit 1`,
  );
  expect(first).toEqual({ name: "oldest", listener_priority: 1000 });
  expect(await priorities("prod")).toEqual([1000, 1001, 1002, 1003, 1004]);
  const told = await world.sql<{ changed_at: Date }>("select changed_at from environments");
  expect(told.every(({ changed_at }) => changed_at >= before)).toBe(true);
});
