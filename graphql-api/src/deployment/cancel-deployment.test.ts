import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { meetPerson } from "../testing/meet-person.ts";
import { seedDeployment, shaOf } from "../testing/seed-deployment.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { type Ground, meetDeployer, openGround } from "./testing/open-ground.ts";
import { passSearch } from "./testing/pass-time.ts";
import { holdJob, useWorkflow } from "./testing/quick-workflow.ts";
import { type QuickApi, startQuickApi } from "./testing/start-quick-api.ts";

const DISPATCH = { method: "POST", path: "/dispatches$" };
const LOOK = { method: "GET", path: "/workflows/cd.yml/runs" };
const STOP = { method: "POST", path: "/cancel$" };
const NEVER = { status: "NEVER_DEPLOYED", isCurrent: false };

let world: World;
let api: QuickApi;
let ground: Ground;

beforeAll(async () => {
  world = await startWorld({ deployments: true });
  api = await startQuickApi(world);
  ground = await meetDeployer(world, api);
  for (const name of ["limited", "running", "searched", "unfound", "done"]) await ground.make(name);
});
afterAll(async () => {
  await api.stop();
  await world.stop();
});

/** How often GitHub has taken it upon itself to end a run of the service. */
const cancels = async (service: string) => {
  const seen = await world.github.requests();
  return seen.filter(
    ({ path, status }) => path.includes(`/acme/${service}/`) && path.endsWith("/cancel") && status < 300,
  ).length;
};

/** Ends when nobody works on it: it waits for an answer or a time. */
const isParked = (id: string) =>
  vi.waitFor(
    async () => {
      const deployment = await ground.read(id);
      if (deployment.run !== "WAITING") throw new Error(`It is not parked: ${JSON.stringify(deployment)}`);
    },
    { timeout: 40_000, interval: 20 },
  );

test("one that waits for approval ends at once", async () => {
  const { deployment } = await seedDeployment(world, {
    service: "done",
    environment: "prod",
    sha: shaOf("a"),
    status: "AWAITING_APPROVAL",
  });
  expect(await ground.cancel(deployment)).toEqual([]);
  expect(await ground.read(deployment)).toMatchObject({
    status: "CANCELLED",
    reason: "Ada Lovelace cancelled it.",
    run: null,
    place: NEVER,
  });
});

test("one that is still in the queue ends at once, with its run, and GitHub never hears of it", async () => {
  const { job } = await holdJob();
  await useWorkflow(world, "limited", job);
  await world.github.forget();
  await world.github.control({ secondaryRateLimit: { next: 1, retryAfter: 600, match: DISPATCH } });
  const id = await ground.deploy("limited", "main");
  await isParked(id);
  expect(await ground.cancel(id)).toEqual([]);
  const cancelled = await ground.read(id);
  expect(cancelled).toMatchObject({
    status: "CANCELLED",
    reason: "Ada Lovelace cancelled it.",
    run: "CANCELLED",
    place: NEVER,
  });
  expect(cancelled.steps.map(({ name, status }) => `${name} ${status}`)).toEqual([
    "dispatch CANCELLED",
    "follow CANCELLED",
    "verify CANCELLED",
  ]);
  // Once the limit is over (a new process knows of none), there is a place for the next one, and nothing has been
  // started for the first.
  await api.stop();
  api = await startQuickApi(world);
  ground = await meetDeployer(world, api);
  const next = await ground.deploy("limited", "main");
  await ground.becomes(next, "RUNNING");
  expect(await ground.dispatches("limited")).toBe(2);
  expect(await ground.cancel(next)).toEqual([]);
  expect(await ground.ended(next)).toMatchObject({ status: "CANCELLED", workflow_run_id: expect.any(String) });
});

test("one whose workflow runs ends when GitHub has stopped it, which is asked once", async () => {
  const { job } = await holdJob();
  await useWorkflow(world, "running", job);
  await world.github.forget();
  const id = await ground.deploy("running", "main");
  await ground.becomes(id, "RUNNING");
  // So that it cannot have ended before it is cancelled once more.
  await world.github.control({ failBefore: { match: STOP } });
  expect(await ground.cancel(id)).toEqual([]);
  expect(await ground.cancel(id)).toEqual([]);
  await world.github.control({ failBefore: null });
  expect(await ground.ended(id)).toMatchObject({
    status: "CANCELLED",
    reason: "Ada Lovelace cancelled it. Nothing runs in dev yet.",
    workflow_conclusion: "cancelled",
    run: "CANCELLED",
    place: NEVER,
  });
  expect(await cancels("running")).toBe(1);
});

test("one whose run is still looked for is stopped as soon as it is found", async () => {
  const { job } = await holdJob();
  await useWorkflow(world, "searched", job);
  world.relay.pointAt(null);
  await world.github.control({ dropReply: { next: 1, match: DISPATCH }, failBefore: { match: LOOK } });
  const id = await ground.deploy("searched", "main");
  await isParked(id);
  expect(await ground.cancel(id)).toEqual([]);
  await world.github.control({ failBefore: null });
  expect(await ground.ended(id)).toMatchObject({
    status: "CANCELLED",
    workflow_conclusion: "cancelled",
    run: "CANCELLED",
  });
  world.relay.pointAt(api.url);
});

test("one whose run is never found is cancelled all the same", async () => {
  await world.github.control({ failBefore: [{ next: 1, match: DISPATCH }, { match: LOOK }] });
  const id = await ground.deploy("unfound", "main");
  await isParked(id);
  expect(await ground.cancel(id)).toEqual([]);
  await world.github.control({ failBefore: null });
  await passSearch(world, id);
  expect(await ground.ended(id)).toMatchObject({
    status: "CANCELLED",
    reason: "Ada Lovelace cancelled it.",
    workflow_run_id: null,
    run: "CANCELLED",
    place: NEVER,
  });
});

test("what is being verified or has ended, what nobody knows and what is another team's is refused", async () => {
  const refused = async (id: string, who = ground) =>
    (await who.cancel(id)).map(({ code, field }) => `${code} ${field?.join(".")}`);
  const seed = (status: string, digit: string) =>
    seedDeployment(world, { service: "done", environment: "dev", sha: shaOf(digit), status });
  for (const [index, status] of ["VERIFYING", "SUCCEEDED", "FAILED", "CANCELLED", "REJECTED", "LOST"].entries()) {
    expect(await refused((await seed(status, String(index))).deployment)).toEqual(["CONFLICT deployment"]);
  }
  expect(await refused("dep_00000000000000000000000000000000")).toEqual(["NOT_FOUND deployment"]);
  expect(await refused("nonsense")).toEqual(["NOT_FOUND deployment"]);
  const { deployment } = await seedDeployment(world, {
    service: "done",
    environment: "prod",
    sha: shaOf("b"),
    status: "AWAITING_APPROVAL",
  });
  await world.sql("update services set owner_id = (select id from teams where slug = 'payments') where name = 'done'");
  const dev = openGround(world, await meetPerson(api, "dev"));
  expect(await refused(deployment, dev)).toEqual(["FORBIDDEN deployment"]);
});
