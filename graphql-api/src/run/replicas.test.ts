import { afterAll, beforeAll, expect, test } from "vitest";
import { traceOf, wholeTrace } from "../service/testing/trace-creation.ts";
import { buildOnce } from "../testing/build-once.ts";
import { meetPerson, type Person } from "../testing/meet-person.ts";
import { readMetric } from "../testing/read-metric.ts";
import type { ApiProcess } from "../testing/start-api-process.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";

let world: World;
let one: ApiProcess;
let two: ApiProcess;
let atOne: Person;
let atTwo: Person;

beforeAll(async () => {
  await buildOnce();
  world = await startWorld();
  [one, two] = await Promise.all([world.startProcess(), world.startProcess()]);
  atOne = await meetPerson(one, "dev");
  atTwo = await meetPerson(two, atOne.as);
}, 180_000);
afterAll(() => world.stop());

const SUCCEEDED = 'outcome="succeeded"';
async function becomesWhole(name: string): Promise<void> {
  const end = async () => (await world.sql("select status from runs where subject = $1", [name]))[0];
  await expect.poll(end, { timeout: 15_000 }).toEqual({ status: "SUCCEEDED" });
  expect(await traceOf(world, name)).toEqual(wholeTrace(name));
}

test("two processes on one database share the work: each run is done once, and both do some", async () => {
  const names = Array.from({ length: 12 }, (_, number) => `shared-${number}`);
  await Promise.all(names.map((name, number) => (number % 2 ? atOne : atTwo).create({ name })));
  for (const name of names) await becomesWhole(name);

  const done = await Promise.all([one, two].map((api) => readMetric(api, "waymark_runs_total", SUCCEEDED)));
  expect(done[0]).toBeGreaterThan(0);
  expect(done[1]).toBeGreaterThan(0);
  expect((done[0] ?? 0) + (done[1] ?? 0)).toBe(12);
});

test("who follows at one process hears of every change that comes through the other", async () => {
  const query = "subscription { serviceChanged { change service { name description } } }";
  const news = one.subscribe(query, {}, atOne.as);
  const first = news.next();
  await expect.poll(() => readMetric(one, "waymark_graphql_subscriptions_open")).toBe(1);
  const heard: unknown[] = [];
  for (let number = 0; number < 10; number += 1) {
    const input = { service: "shared-0", description: `Version ${number}` };
    await atTwo.ask(`mutation ($input: UpdateServiceInput!) { updateService(input: $input) { problems { code } } }`, {
      input,
    });
    heard.push((await (number === 0 ? first : news.next())).value);
  }
  await news.return(undefined);
  expect(heard).toEqual(
    heard.map((_, number) => ({
      serviceChanged: { change: "UPDATED", service: { name: "shared-0", description: `Version ${number}` } },
    })),
  );
  await expect.poll(() => readMetric(one, "waymark_graphql_subscriptions_open")).toBe(0);
});

test("who comes back to another process gets the present state first", async () => {
  const query = `subscription { serviceChanged(name: "shared-1") { change service { name status } } }`;
  const current = { serviceChanged: { change: "CURRENT", service: { name: "shared-1", status: "READY" } } };
  for (const api of [one, two]) {
    const news = api.subscribe(query, {}, atOne.as);
    expect((await news.next()).value).toEqual(current);
    await news.return(undefined);
  }
});

test("one killed under load: the other ends all of its work, and who follows there misses nothing", async () => {
  const names = Array.from({ length: 12 }, (_, number) => `orphan-${number}`);
  const ready = new Set<string>();
  void (async () => {
    const query = "subscription { serviceChanged { service { name status } } }";
    for await (const { serviceChanged } of two.subscribe(query, {}, atTwo.as)) {
      const { service } = serviceChanged as { service: { name: string; status: string } };
      if (service.status === "READY") ready.add(service.name);
    }
  })().catch(() => {});
  await expect.poll(() => readMetric(two, "waymark_graphql_subscriptions_open")).toBe(1);
  await world.github.control({ delay: { milliseconds: 50, match: { path: "/api/" } } });
  await Promise.all(names.map((name, number) => (number % 2 ? atOne : atTwo).create({ name })));
  const begun = () => world.sql("select 1 from runs where status = 'RUNNING' and subject like 'orphan-%'");
  await expect.poll(async () => (await begun()).length).toBeGreaterThan(8);
  await one.kill();
  await world.github.control({ delay: null });

  for (const name of names) await becomesWhole(name);
  await expect.poll(() => [...ready].sort()).toEqual([...names].sort());
}, 60_000);
