import { afterAll, beforeAll, expect, test } from "vitest";
import { seedService } from "../deployment/testing/seed-service.ts";
import { meetPerson, type Person } from "../testing/meet-person.ts";
import { type Seed, seedDeployment, shaOf } from "../testing/seed-deployment.ts";
import { startWorld, type TestApi, type World } from "../testing/start-test-platform.ts";
import { statementsOf } from "../testing/statements-of.ts";

let world: World;
let api: TestApi;
let dev: Person;

beforeAll(async () => {
  world = await startWorld();
  api = await world.startApi();
  dev = await meetPerson(api, "dev");
});
afterAll(() => world.stop());

const HOUR = 3_600_000;
const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * HOUR);

/** One deployment to prod that ended so many hours ago. */
type Event = Omit<Seed, "service" | "environment" | "at" | "committedAt"> & { ago: number; committed?: number };

/** A service with this history in prod; the hours are before now. */
async function live(service: string, ...events: (Event & { environment?: string })[]): Promise<void> {
  await seedService(world, service);
  for (const { ago, committed, ...event } of events) {
    const committedAt = committed === undefined ? {} : { committedAt: hoursAgo(committed) };
    await seedDeployment(world, { service, environment: "prod", at: hoursAgo(ago), ...event, ...committedAt });
  }
}

interface Dora {
  deployments: number;
  changes: number;
  failures: number;
  restorations: number;
  deploymentsPerDay: number;
  leadTimeSeconds: number | null;
  changeFailureRate: number | null;
  timeToRestoreSeconds: number | null;
}

const KEYS = `deployments changes failures restorations deploymentsPerDay leadTimeSeconds changeFailureRate timeToRestoreSeconds`;

async function keysOf(service: string, days = 10): Promise<Dora> {
  const query = `query ($service: String!, $days: Int) { service(name: $service) { dora(days: $days) { ${KEYS} } } }`;
  return (await dev.ask<{ service: { dora: Dora } }>(query, { service, days })).service.dora;
}

/** In whole hours: what lies between the moments of a history, less the moment it took to write it. */
const hours = (seconds: number | null): number | null => (seconds === null ? null : Math.round(seconds / 360) / 10);

test("nothing was delivered: the frequency is 0, and the rest cannot be told", async () => {
  await live("quiet");
  expect(await keysOf("quiet")).toEqual({
    deployments: 0,
    changes: 0,
    failures: 0,
    restorations: 0,
    deploymentsPerDay: 0,
    leadTimeSeconds: null,
    changeFailureRate: null,
    timeToRestoreSeconds: null,
  });
});

test("what succeeded in production counts as delivered, however it came; a rollback and other stages do not", async () => {
  await live(
    "delivers",
    { sha: shaOf("1"), ago: 90, kind: "DEPLOY" },
    { sha: shaOf("2"), ago: 80, kind: "PROMOTION" },
    { sha: shaOf("3"), ago: 70, kind: "EXTERNAL" },
    { sha: shaOf("2"), ago: 60, kind: "ROLLBACK" },
    { sha: shaOf("4"), ago: 50, kind: "PROMOTION", environment: "staging" },
  );
  expect(await keysOf("delivers")).toMatchObject({ deployments: 3, changes: 3, deploymentsPerDay: 0.3 });
});

test("what nobody saw end, what was called off and what is on its way count nowhere", async () => {
  const idle = ["CANCELLED", "REJECTED", "LOST", "AWAITING_APPROVAL", "RUNNING"];
  await live("undone", ...idle.map((status, index) => ({ sha: shaOf(String(index)), ago: 10 - index, status })));
  expect(await keysOf("undone")).toMatchObject({ deployments: 0, changes: 0, failures: 0, changeFailureRate: null });
});

test("a window holds what ended in it, to the days asked for, and the one before the rest", async () => {
  await live("windows", ...[1, 23, 25, 47, 49].map((ago, index) => ({ sha: shaOf(String(index)), ago })));
  expect(await keysOf("windows", 1)).toMatchObject({ deployments: 2, deploymentsPerDay: 2 });
  expect(await keysOf("windows", 2)).toMatchObject({ deployments: 4, deploymentsPerDay: 2 });
  expect(await keysOf("windows", 365)).toMatchObject({ deployments: 5 });
  const { service } = await dev.ask<{ service: unknown }>(
    `{ service(name: "windows") { dora(days: 1) { previous { days deployments previous { days } } } } }`,
  );
  expect(service).toEqual({ dora: { previous: { days: 1, deployments: 2, previous: null } } });
});

test("lead time is the median from commit to production, of each release's first arrival there", async () => {
  await live(
    "leads",
    { sha: shaOf("1"), ago: 90, committed: 92 },
    { sha: shaOf("2"), ago: 80, committed: 90 },
    { sha: shaOf("3"), ago: 70, committed: 73 },
    // It ran here before.
    { sha: shaOf("1"), ago: 60, kind: "DEPLOY" },
    { sha: shaOf("2"), ago: 50, kind: "ROLLBACK" },
    // It never arrived.
    { sha: shaOf("4"), ago: 40, committed: 300, status: "FAILED" },
  );
  expect(hours((await keysOf("leads")).leadTimeSeconds)).toBe(3);
  await world.sql(
    `update releases set committed_at = $1 where commit_sha = $2 and service_id in (select id from services where name = 'leads')`,
    [hoursAgo(75), shaOf("3")],
  );
  expect(hours((await keysOf("leads")).leadTimeSeconds)).toBe(5);
});

test("a release whose commit's time is unknown has no lead time, and none arrives before it is made", async () => {
  await live("undated", { sha: shaOf("1"), ago: 90 }, { sha: shaOf("2"), ago: 80, committed: 70 });
  expect(await keysOf("undated")).toMatchObject({ deployments: 2, leadTimeSeconds: 0 });
  await live("unknown", { sha: shaOf("1"), ago: 90 });
  expect(await keysOf("unknown")).toMatchObject({ deployments: 1, leadTimeSeconds: null });
});

test("a change fails when it does not arrive or a rollback replaces it, and counts once", async () => {
  await live(
    "fails",
    { sha: shaOf("1"), ago: 90 },
    { sha: shaOf("2"), ago: 80, status: "FAILED" },
    { sha: shaOf("2"), ago: 70 },
    // A failure and a rollback that failed itself lie between it and the rollback that replaced it.
    { sha: shaOf("3"), ago: 60, status: "FAILED" },
    { sha: shaOf("1"), ago: 55, kind: "ROLLBACK", status: "FAILED" },
    { sha: shaOf("1"), ago: 50, kind: "ROLLBACK" },
  );
  expect(await keysOf("fails")).toMatchObject({ deployments: 2, changes: 4, failures: 3, changeFailureRate: 0.75 });
});

test("a change that the next one replaced has not failed, whatever that one mended", async () => {
  await live("mends", { sha: shaOf("1"), ago: 90 }, { sha: shaOf("2"), ago: 80 });
  expect(await keysOf("mends")).toMatchObject({ failures: 0, changeFailureRate: 0, timeToRestoreSeconds: null });
});

test("time to restore goes from the first of the failures in a row to the next success there", async () => {
  await live(
    "restores",
    { sha: shaOf("1"), ago: 100 },
    { sha: shaOf("2"), ago: 90, status: "FAILED" },
    { sha: shaOf("3"), ago: 88, status: "FAILED" },
    { sha: shaOf("4"), ago: 86 },
    { sha: shaOf("5"), ago: 70, status: "FAILED" },
    { sha: shaOf("5"), ago: 60 },
    // Elsewhere it went well.
    { sha: shaOf("5"), ago: 69, environment: "staging" },
    // It is still broken.
    { sha: shaOf("6"), ago: 50, status: "FAILED" },
  );
  const { restorations, timeToRestoreSeconds } = await keysOf("restores");
  expect([restorations, hours(timeToRestoreSeconds)]).toEqual([2, 7]);
});

test("what a rollback replaced was broken since it arrived", async () => {
  await live(
    "backs",
    { sha: shaOf("1"), ago: 100 },
    { sha: shaOf("2"), ago: 90 },
    { sha: shaOf("3"), ago: 85, status: "FAILED" },
    { sha: shaOf("1"), ago: 82, kind: "ROLLBACK" },
    // Forth again after all: nothing was broken.
    { sha: shaOf("2"), ago: 70, kind: "ROLLBACK" },
  );
  const { restorations, timeToRestoreSeconds } = await keysOf("backs");
  expect([restorations, hours(timeToRestoreSeconds)]).toEqual([1, 8]);
});

test("a deployment that goes on after its end counts as what it becomes", async () => {
  await live("again", { sha: shaOf("1"), ago: 90 }, { sha: shaOf("2"), ago: 80, status: "FAILED" });
  const become = (status: string, ago: number | null) =>
    world.sql(
      `update deployments set status = $1, finished_at = $2 where id in (select d.id from deployments d
         join releases r on r.id = d.release_id join services s on s.id = r.service_id
         where s.name = 'again' and r.commit_sha = $3)`,
      [status, ago === null ? null : hoursAgo(ago), shaOf("2")],
    );
  await become("RUNNING", null);
  expect(await keysOf("again")).toMatchObject({ changes: 1, failures: 0 });
  await become("SUCCEEDED", 70);
  expect(await keysOf("again")).toMatchObject({ deployments: 2, changes: 2, failures: 0, restorations: 0 });
});

test("production is the last protected stage, else the last one", async () => {
  await live("stages", { sha: shaOf("1"), ago: 5 }, { sha: shaOf("2"), ago: 4, environment: "staging" });
  const production = async () =>
    (await dev.ask<{ dora: { environment: { name: string } } }>("{ dora { environment { name } } }")).dora.environment;
  const protect = (...names: string[]) => world.sql("update environments set protected = name = any($1)", [names]);
  expect(await production()).toEqual({ name: "prod" });
  await protect("dev", "staging");
  expect(await production()).toEqual({ name: "staging" });
  expect(await keysOf("stages")).toMatchObject({ deployments: 1 });
  await protect();
  expect(await production()).toEqual({ name: "prod" });
  await protect("prod");
});

test("a team's keys are those of what it owns, everybody's of everything, and an unknown team is told", async () => {
  await live("owned", { sha: shaOf("1"), ago: 5 });
  await world.sql("update services set owner_id = (select id from teams where slug = 'payments') where name = 'owned'");
  const { team, all, none } = await dev.ask<Record<string, { deployments: number }>>(
    `{ team: dora(team: "payments") { deployments } all: dora { deployments } none: dora(team: "platform", days: 1) { deployments } }`,
  );
  const [counted] = await world.sql<{ count: number }>(
    `select count(*)::int from deployments d join environments e on e.id = d.environment_id
     where e.name = 'prod' and d.status = 'SUCCEEDED' and d.kind <> 'ROLLBACK' and d.finished_at > now() - interval '30 days'`,
  );
  expect(team).toEqual({ deployments: 1 });
  expect(all).toEqual({ deployments: counted?.count });
  expect(none?.deployments).toBeGreaterThan(0);
  const { errors } = await api.graphql(`{ dora(team: "nobody") { days } }`, {}, dev.as);
  expect(errors).toMatchObject([{ message: 'There is no team "nobody".', extensions: { code: "NOT_FOUND" } }]);
});

test.each([0, -1, 366])("a window of %d days is refused", async (days) => {
  for (const query of [
    `{ dora(days: ${days}) { days } }`,
    `{ service(name: "quiet") { dora(days: ${days}) { days } } }`,
  ]) {
    const { errors } = await api.graphql(query, {}, dev.as);
    expect(errors).toMatchObject([{ message: "Ask for 1 to 365 days.", extensions: { code: "INVALID" } }]);
  }
});

test("a page of services with their keys costs two statements, and one more for the windows before", async () => {
  const list = `{ services(first: 50) { nodes { name dora { ${KEYS} previous { deployments } } } } }`;
  const statements = await statementsOf(api, () => dev.ask(list));
  const told = statements.filter((text) => !text.includes("sessions"));
  expect(told.map((text) => /deployment_outcomes|from services/.exec(text)?.[0])).toEqual([
    "from services",
    "deployment_outcomes",
    "deployment_outcomes",
  ]);
});
