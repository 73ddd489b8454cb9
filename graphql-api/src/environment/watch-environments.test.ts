import "reflect-metadata";
import { ECSClient, ListTasksCommand, StopTaskCommand, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import type { Pool } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { CLUSTER, openEcs, REGION } from "../adapters/ecs/testing/open-ecs.ts";
import type { Platform } from "../context.ts";
import { environmentCheckErrorsTotal, servicesWithoutTasks } from "../metrics.ts";
import { startRunEngine } from "../testing/start-run-engine.ts";
import { EnvironmentStatus } from "./environment-status.ts";
import { readWatchedPlaces } from "./read-watched-places.ts";
import { recordHealth } from "./record-health.ts";
import { seedPlaces } from "./testing/seed-places.ts";
import { startEnvironmentWatch } from "./watch-environments.ts";

const HOUR = 3_600_000;

interface Shown {
  status: string;
  desired: number | null;
  running: number | null;
}

/** A platform without a server on an ECS of its own; its services are what a test seeds. */
async function openGround() {
  const ground = await openEcs();
  const { platform } = await startRunEngine();
  const keys = { accessKeyId: "sample", secretAccessKey: "sample" };
  const client = new ECSClient({ endpoint: ground.url, region: REGION, credentials: keys });
  const withEcs: Platform = { ...platform, ecs: ground.ecs };
  const news: string[] = [];
  const heard = platform.events.subscribe("serviceChanged", () => true);
  void (async () => {
    for await (const { name } of heard) news.push(name);
  })();
  return {
    ...ground,
    platform: withEcs,
    /** The services whose changes were told. */
    news,
    watch: (statusMs = 50) => startWatch(withEcs, statusMs),
    becomes: (service: string, shown: Shown) =>
      expect.poll(() => readShown(platform.pool, service), { timeout: 45_000 }).toEqual(shown),
    /** What no longer has a place to run ends. */
    async kill(service: string, count: number) {
      const listed = await client.send(new ListTasksCommand({ cluster: CLUSTER, serviceName: service }));
      for (const task of (listed.taskArns ?? []).slice(0, count)) {
        await client.send(new StopTaskCommand({ cluster: CLUSTER, task }));
      }
    },
    byHand: (service: string, change: { desiredCount?: number; taskDefinition?: string }) =>
      client.send(new UpdateServiceCommand({ cluster: CLUSTER, service, ...change })),
  };
}

function startWatch({ config, ...platform }: Platform, statusMs = 50): { stop(): Promise<void> } {
  const deployments = { ...config.deployments, statusMs };
  const watch = startEnvironmentWatch({ ...platform, config: { ...config, deployments } });
  onTestFinished(() => watch.stop());
  return watch;
}

async function readShown(pool: Pool, service: string): Promise<Shown | undefined> {
  const { rows } = await pool.query<Shown>(
    `select se.status, desired_count as desired, running_count as running
     from service_environments se join services s on s.id = se.service_id where s.name = $1`,
    [service],
  );
  return rows[0];
}

/** Ends when ECS was asked some more times. */
async function looksAgain(observed: unknown[], times: number): Promise<void> {
  const before = observed.length;
  await expect.poll(() => observed.length, { timeout: 30_000 }).toBeGreaterThan(before + times);
}

/** Of this database alone: the server is shared. */
const LOCKS = `from pg_locks where locktype = 'advisory' and granted
  and database = (select oid from pg_database where datname = current_database())`;

const SOUND: Shown = { status: "RUNNING", desired: 2, running: 2 };
const orders = { service: "orders", environment: "dev", deployment: "SUCCEEDED" };

test("killed tasks show as long as they are missing, and every change is told once", async () => {
  const { platform, create, register, control, kill, byHand, becomes, watch, news, observed } = await openGround();
  await seedPlaces(platform.pool, [orders]);
  await create("orders", await register("good"), 2);
  watch();
  await becomes("orders", SOUND);
  // Those that come instead do not get further than being placed.
  await control({ slowTasks: { milliseconds: HOUR } });
  await kill("orders", 1);
  await becomes("orders", { status: "DEGRADED", desired: 2, running: 1 });
  await kill("orders", 2);
  await becomes("orders", { status: "FAILED", desired: 2, running: 0 });
  const empty = async () => (await servicesWithoutTasks.get()).values;
  await expect.poll(empty).toEqual([{ labels: { environment: "dev" }, value: 1 }]);
  await control({ slowTasks: null });
  await kill("orders", 2);
  await becomes("orders", SOUND);
  await expect.poll(empty).toEqual([{ labels: { environment: "dev" }, value: 0 }]);
  await byHand("orders", { desiredCount: 0 });
  await becomes("orders", { status: "STOPPED", desired: 0, running: 0 });
  const countNews = async () => {
    const { rows } = await platform.pool.query("select 1 from events where topic = 'serviceChanged'");
    return rows.length;
  };
  const changes = await countNews();
  // Many looks later, nothing was told that had not changed.
  await looksAgain(observed, 5);
  expect(await countNews()).toBe(changes);
  expect(new Set(news)).toEqual(new Set(["orders"]));
}, 120_000);

test("what somebody changed by hand on ECS shows in status and counts, and what is meant to run stays", async () => {
  const { platform, create, register, byHand, becomes, watch } = await openGround();
  const { pool } = platform;
  await seedPlaces(pool, [orders]);
  const current = "select current_deployment_id from service_environments";
  const { rows: before } = await pool.query(current);
  await create("orders", await register("good"), 1);
  watch();
  await becomes("orders", { status: "RUNNING", desired: 1, running: 1 });
  await byHand("orders", { taskDefinition: await register("better"), desiredCount: 2 });
  await becomes("orders", SOUND);
  expect((await pool.query(current)).rows).toEqual(before);
}, 120_000);

test("an ECS that fails or does not answer changes nothing that is known, and is asked again", async () => {
  const { platform, create, register, control, kill, becomes, watch, observed } = await openGround();
  await seedPlaces(platform.pool, [orders]);
  await create("orders", await register("good"), 2);
  const first = watch();
  await becomes("orders", SOUND);

  await control({ failBefore: { operation: "DescribeServices" }, slowTasks: { milliseconds: HOUR } });
  await kill("orders", 2);
  await expect.poll(() => observed.at(-1)?.status, { timeout: 20_000 }).toBe("500");
  await looksAgain(observed, 2);
  expect(await readShown(platform.pool, "orders")).toEqual(SOUND);
  await control({ failBefore: null });
  await becomes("orders", { status: "FAILED", desired: 2, running: 0 });
  await first.stop();
}, 120_000);

test("an ECS that is not there at all is counted, and every service stays what it was", async () => {
  const { platform, connect } = await openGround();
  await seedPlaces(platform.pool, [orders]);
  const errors = async () => (await environmentCheckErrorsTotal.get()).values[0]?.value ?? 0;
  const before = await errors();
  startWatch({ ...platform, ecs: connect({ endpoint: "http://127.0.0.1:9" }) });
  await expect.poll(errors, { timeout: 20_000 }).toBeGreaterThan(before + 1);
  expect(await readShown(platform.pool, "orders")).toEqual({ status: "RUNNING", desired: null, running: null });
});

test("one look asks about ten services at a time, and about none that cannot have any tasks", async () => {
  const { platform, observed, watch, news } = await openGround();
  const { pool } = platform;
  const many = Array.from({ length: 45 }, (_, number) => ({ ...orders, service: `orders-${number}` }));
  await seedPlaces(pool, [
    ...many,
    { ...orders, environment: "prod" },
    { ...orders, service: "moving", deployment: "RUNNING" },
    { ...orders, service: "born", deployment: null },
    { ...orders, service: "gone", serviceStatus: "ARCHIVED" },
  ]);
  watch(HOUR);
  await expect.poll(() => news.length).toBe(46);
  expect(observed.length).toBe(6);
  const { rows } = await pool.query("select status, count(*)::int from service_environments group by 1 order by 1");
  expect(rows).toEqual([
    { status: "DEPLOYING", count: 1 },
    { status: "FAILED", count: 46 },
    { status: "NEVER_DEPLOYED", count: 1 },
    { status: "RUNNING", count: 1 },
  ]);
});

test("what a deployment or a person has written since the look began is not overwritten", async () => {
  const { platform } = await openGround();
  const { pool } = platform;
  await seedPlaces(pool, [orders, { ...orders, service: "bills" }, { ...orders, service: "carts" }]);
  const health = (await readWatchedPlaces(platform)).map((place) => ({
    place,
    status: EnvironmentStatus.DEGRADED,
    desired: 2,
    running: 1,
  }));
  expect(health).toHaveLength(3);
  await pool.query(
    "update service_environments set status = 'STOPPED', desired_count = 0 where ecs_service_name = 'bills'",
  );
  await pool.query(`update deployments set status = 'QUEUED' where service_environment_id in
    (select id from service_environments where ecs_service_name = 'carts')`);
  expect(await recordHealth(platform, health)).toBe(1);
  expect(await readShown(pool, "orders")).toEqual({ status: "DEGRADED", desired: 2, running: 1 });
  expect(await readShown(pool, "bills")).toEqual({ status: "STOPPED", desired: 0, running: null });
  expect(await readShown(pool, "carts")).toEqual({ status: "RUNNING", desired: null, running: null });
});

test("of several processes one looks; another one goes on when that one stops, or its connection dies", async () => {
  const { platform, connect } = await openGround();
  const { pool } = platform;
  await seedPlaces(pool, [orders]);
  const looks = { one: 0, two: 0 };
  const watchAs = (name: keyof typeof looks) =>
    startWatch({
      ...platform,
      ecs: connect({
        observe: () => {
          looks[name] += 1;
        },
      }),
    });
  const one = watchAs("one");
  await expect.poll(() => looks.one).toBeGreaterThan(1);
  const two = watchAs("two");
  const before = looks.one;
  await expect.poll(() => looks.one).toBeGreaterThan(before + 5);
  expect(looks.two).toBe(0);
  await one.stop();
  await expect.poll(() => looks.two).toBeGreaterThan(1);

  await pool.query(`select pg_terminate_backend(pid) ${LOCKS}`);
  const then = looks.two;
  await expect.poll(() => looks.two).toBeGreaterThan(then + 1);
  await two.stop();
  const locks = async () => (await pool.query(`select count(*)::int ${LOCKS}`)).rows;
  await expect.poll(locks).toEqual([{ count: 0 }]);
});
