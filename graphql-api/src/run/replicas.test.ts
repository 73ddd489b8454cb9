import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { traceOf, wholeTrace } from "../service/testing/trace-creation.ts";
import { buildOnce } from "../testing/build-once.ts";
import { holdRuns } from "../testing/hold-runs.ts";
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

const openAt = (api: ApiProcess) => readMetric(api, "waymark_graphql_subscriptions_open");
const SUCCEEDED = 'outcome="succeeded"';
async function becomesWhole(name: string): Promise<void> {
  const end = async () => (await world.sql("select status from runs where subject = $1", [name]))[0];
  await expect.poll(end, { timeout: 40_000 }).toEqual({ status: "SUCCEEDED" });
  expect(await traceOf(world, name)).toEqual(wholeTrace(name));
}

/**
 * Asks for all of these services, by turns at both, and ends when each is being made: more than one process has places for,
 * so that both are at it. A while later GitHub takes the first commits.
 */
async function makeAll(names: string[]): Promise<void> {
  await world.github.control({ delay: { milliseconds: 4000, next: names.length, match: { path: "/contents/" } } });
  await holdRuns(world, "QUEUED", () =>
    Promise.all(names.map((name, number) => (number % 2 ? atOne : atTwo).create({ name }))),
  );
  const begun = () => world.sql("select 1 from runs where status = 'RUNNING' and subject = any($1)", [names]);
  await expect.poll(async () => (await begun()).length).toBe(names.length);
}

test("two processes on one database share the work: each run is done once, and both do some", async () => {
  const names = Array.from({ length: 12 }, (_, number) => `shared-${number}`);
  await makeAll(names);
  for (const name of names) await becomesWhole(name);

  const done = () => Promise.all([one, two].map((api) => readMetric(api, "waymark_runs_total", SUCCEEDED)));
  // Counted right after the run's end is written down.
  await expect.poll(async () => (await done()).reduce((sum, count) => sum + count)).toBe(12);
  expect(Math.min(...(await done()))).toBeGreaterThan(0);
}, 120_000);

test("who follows at one process hears of every change that comes through the other", async () => {
  const query = "subscription { serviceChanged { change service { name description } } }";
  const news = one.subscribe(query, {}, atOne.as);
  let heard = news.next();
  const isHeard = async (told: unknown) => {
    const { value, done } = await heard;
    expect(done).toBe(false);
    return isDeepStrictEqual(value, { serviceChanged: told });
  };
  await expect.poll(() => openAt(one)).toBe(1);
  for (let number = 0; number < 10; number += 1) {
    const input = { service: "shared-0", description: `Version ${number}` };
    await atTwo.ask(`mutation ($input: UpdateServiceInput!) { updateService(input: $input) { problems { code } } }`, {
      input,
    });
    const told = { change: "UPDATED", service: { name: "shared-0", description: `Version ${number}` } };
    // News of what was before may come late.
    while (!(await isHeard(told))) heard = news.next();
  }
  await news.return(undefined);
  await expect.poll(() => openAt(one)).toBe(0);
});

test("who comes back to another process gets the present state first", async () => {
  const query = `subscription { serviceChanged(name: "shared-1") { change service { name status } } }`;
  const current = { serviceChanged: { change: "CURRENT", service: { name: "shared-1", status: "READY" } } };
  for (const api of [one, two]) {
    const news = api.subscribe(query, {}, atOne.as);
    expect((await news.next()).value).toEqual(current);
    await news.return(undefined);
    await expect.poll(() => openAt(api)).toBe(0);
  }
});

test("one killed under load: the other ends all of its work, and who follows there misses nothing", async () => {
  const names = Array.from({ length: 12 }, (_, number) => `orphan-${number}`);
  const ready = new Set<string>();
  void (async () => {
    const query = "subscription { serviceChanged { service { name status } } }";
    for await (const { serviceChanged } of two.subscribe(query, {}, atTwo.as)) {
      const { service } = serviceChanged as { service: { name: string; status: string } };
      if (service.status === "READY" && names.includes(service.name)) ready.add(service.name);
    }
  })().catch(() => {});
  await expect.poll(() => openAt(two)).toBe(1);
  await makeAll(names);
  await one.kill();

  for (const name of names) await becomesWhole(name);
  await expect.poll(() => [...ready].sort()).toEqual([...names].sort());
}, 120_000);
