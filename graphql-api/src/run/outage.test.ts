import { afterAll, beforeAll, expect, test } from "vitest";
import { traceOf, wholeTrace } from "../service/testing/trace-creation.ts";
import { meetPerson, type Person } from "../testing/meet-person.ts";
import { readMetric } from "../testing/read-metric.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";
import { withServer } from "../testing/test-database.ts";

let world: World;
let api: TestApi;
let dev: Person;

beforeAll(async () => {
  world = await startWorld({ cutOff: true });
  api = await world.startApi();
  dev = await meetPerson(api, "dev");
});
afterAll(() => world.stop());

/** Cuts every connection to the world's database, as a restart of the server does. */
async function cutAll(): Promise<number> {
  let count = 0;
  await withServer(async (client) => {
    const { rowCount } = await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1",
      [new URL(world.databaseUrl).pathname.slice(1)],
    );
    count = rowCount ?? 0;
  });
  return count;
}

const endOf = async (name: string) =>
  (await world.sql<{ status: string }>("select status from runs where subject = $1", [name]))[0]?.status;

test("every connection cut twenty times under load: what was acknowledged is there, runs end, news goes on", async () => {
  const ready = new Set<string>();
  void (async () => {
    const query = "subscription { serviceChanged { service { name status } } }";
    for await (const { serviceChanged } of api.subscribe(query, {}, dev.as)) {
      const { service } = serviceChanged as { service: { name: string; status: string } };
      if (service.status === "READY") ready.add(service.name);
    }
  })().catch(() => {});
  await expect.poll(() => readMetric(api, "waymark_graphql_subscriptions_open")).toBe(1);

  const acknowledged: string[] = [];
  for (let cut = 0; cut < 20; cut += 1) {
    const name = `cut-${cut}`;
    const asked = dev.create({ name, idempotencyKey: name }).then(
      ({ service }) => service && acknowledged.push(service.name),
      () => {},
    );
    await Promise.all([asked, cutAll()]);
  }
  for (const name of acknowledged) await expect.poll(() => dev.service(name).catch(() => null)).toMatchObject({ name });
  // A caller who was not answered asks again, and none of it happens twice.
  for (let cut = 0; cut < 20; cut += 1) {
    const name = `cut-${cut}`;
    const again = () => dev.create({ name, idempotencyKey: name }).catch(() => null);
    await expect.poll(async () => (await again())?.service?.name, { timeout: 20_000 }).toBe(name);
    await expect.poll(() => endOf(name), { timeout: 40_000 }).toBe("SUCCEEDED");
    expect(await traceOf(world, name)).toEqual(wholeTrace(name));
  }
  const names = Array.from({ length: 20 }, (_, cut) => `cut-${cut}`);
  await expect.poll(() => [...ready].sort()).toEqual([...names].sort());
  const readiness = async () => (await fetch(`${api.url}/readyz`)).json();
  await expect.poll(readiness).toEqual({ database: true, listening: true });
}, 240_000);

test("who connects while the database is away is asked to come back, not sent away for good", async () => {
  const name = new URL(world.databaseUrl).pathname.slice(1);
  const allow = (yes: boolean) =>
    withServer((client) => client.query(`alter database ${name} allow_connections ${yes}`));
  await allow(false);
  // Who was being let in at that moment shows up later.
  await expect.poll(cutAll).toBe(0);
  const query = "subscription { serviceChanged { change } }";
  await expect(api.subscribe(query, {}, dev.as).next()).rejects.toThrow("1013");
  expect((await fetch(`${api.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
  await allow(true);
  await expect.poll(async () => (await fetch(`${api.url}/readyz`)).status).toBe(200);
  expect(await dev.createAndFollow({ name: "after-the-outage" })).toMatchObject({ status: "SUCCEEDED" });
});
