import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from "vitest";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { type Ground, meetDeployer } from "./testing/open-ground.ts";
import { passPause, passSearch } from "./testing/pass-time.ts";
import { jobOf, useWorkflow } from "./testing/quick-workflow.ts";
import { type QuickApi, startQuickApi } from "./testing/start-quick-api.ts";

const DISPATCH = { method: "POST", path: "/dispatches$" };
/** Where the workflows of the service are told of the stages. */
const VARIABLES = { path: "/orders/actions/variables" };
const LIMIT = /GitHub's request limit is used up until/;

let world: World;
let api: QuickApi;
let ground: Ground;

beforeAll(async () => {
  world = await startWorld({ deployments: true });
  api = await startQuickApi(world);
  ground = await meetDeployer(world, api);
  await ground.make("orders");
  await useWorkflow(world, "orders", jobOf("echo going"));
  // What runs before anything goes wrong.
  await ground.ended(await ground.deploy("orders"));
});
afterEach(() =>
  world.github.control({ dropReply: null, respond502AfterSuccess: null, failBefore: null, secondaryRateLimit: null }),
);
afterAll(async () => {
  await api.stop();
  await world.stop();
});

test("the workflow is told the environment, the commit and the deployment, and is started once", async () => {
  await world.github.forget();
  const id = await ground.deploy("orders");
  const { workflow_run_id, commit } = await ground.ended(id);
  expect(await ground.dispatches("orders")).toBe(1);
  const run = await world.github.rest<{ display_title: string }>(
    "GET",
    `/repos/acme/orders/actions/runs/${workflow_run_id}`,
  );
  expect(run.display_title).toBe(`deploy dev [${id}]`);
  expect(commit).toMatch(/^[0-9a-f]{40}$/);
});

test.each(["dropReply", "respond502AfterSuccess"])(
  "a start whose answer was lost (%s) is found, and not repeated",
  async (how) => {
    await world.github.forget();
    // A webhook would tell which run it is, too.
    world.relay.pointAt(null);
    onTestFinished(() => world.relay.pointAt(api.url));
    await world.github.control({ [how]: { next: 1, match: DISPATCH } });
    const id = await ground.deploy("orders");
    expect(await ground.ended(id)).toMatchObject({ status: "SUCCEEDED", run: "SUCCEEDED", place: { isCurrent: true } });
    expect(await world.github.isSpent(how)).toBe(true);
    expect(await ground.dispatches("orders")).toBe(1);
  },
);

test("a start that GitHub neither answered nor shows is lost after the search, and is not repeated", async () => {
  await world.github.forget();
  await world.github.control({ failBefore: { next: 1, match: DISPATCH } });
  const id = await ground.deploy("orders");
  await expect.poll(() => ground.read(id)).toMatchObject({ status: "DISPATCHED", run: "WAITING" });
  await passSearch(world, id);
  const lost = await ground.ended(id);
  expect(lost).toMatchObject({
    status: "LOST",
    run: "FAILED",
    workflow_run_id: null,
    place: { status: "RUNNING", isCurrent: false },
  });
  expect(lost.reason).toBe(
    `GitHub was asked to start it, did not answer, and shows no run of it. dev still runs ${lost.commit.slice(0, 7)}. Look at the repository's Actions, then deploy again.`,
  );
  expect(await ground.dispatches("orders")).toBe(1);
  // The place is free: the next one goes through.
  expect(await ground.ended(await ground.deploy("orders"))).toMatchObject({ status: "SUCCEEDED" });
});

test("a process that died between the intent and the call has started nothing, so it is started after the search", async () => {
  await world.github.forget();
  await world.github.control({ failBefore: { match: VARIABLES } });
  await world.sql("update services set variables_at = null where name = 'orders'");
  const id = await ground.deploy("orders");
  await expect.poll(() => ground.read(id)).toMatchObject({ status: "QUEUED", run: "WAITING" });
  // As such a process leaves it.
  await world.sql("update deployments set status = 'DISPATCHED', dispatched_at = now() where status = 'QUEUED'");
  await expect.poll(() => ground.read(id)).toMatchObject({ status: "DISPATCHED", run: "WAITING" });
  await world.github.control({ failBefore: null });
  expect(await ground.dispatches("orders")).toBe(0);
  await passSearch(world, id);
  await passPause(world, id);
  expect(await ground.ended(id)).toMatchObject({ status: "SUCCEEDED", run: "SUCCEEDED" });
  expect(await ground.dispatches("orders")).toBe(1);
  expect((await ground.titles("orders")).filter((title) => title.includes(id))).toEqual([`deploy dev [${id}]`]);
});

test("a limit is waited for in the queue, with GitHub's sentence to see", async () => {
  await world.github.control({ secondaryRateLimit: { next: 1, retryAfter: 600, match: DISPATCH } });
  const id = await ground.deploy("orders");
  const waits = { status: "QUEUED", run: "WAITING", reason: expect.stringMatching(LIMIT) };
  await expect.poll(() => ground.read(id)).toMatchObject(waits);
  const waiting = await ground.read(id);
  expect(waiting.steps[0]).toMatchObject({ name: "dispatch", status: "WAITING", message: waiting.reason });
  // A new process knows of no limit.
  await api.stop();
  api = await startQuickApi(world);
  ground = await meetDeployer(world, api);
  await passPause(world, id);
  expect(await ground.ended(id)).toMatchObject({ status: "SUCCEEDED", reason: null });
});

test("a workflow that GitHub does not take is waited for, as in a repository it has not read yet", async () => {
  await ground.make("fresh");
  await world.sql("update services set default_branch = 'not-there-yet' where name = 'fresh'");
  const id = await ground.deploy("fresh", "main");
  const waits = { status: "QUEUED", run: "WAITING", reason: expect.stringMatching(/No ref found/) };
  await expect.poll(() => ground.read(id)).toMatchObject(waits);
  await useWorkflow(world, "fresh", jobOf("echo going"));
  expect(await ground.ended(id)).toMatchObject({ status: "SUCCEEDED" });
});

test("what GitHub refuses for good fails the deployment with GitHub's sentence", async () => {
  await ground.make("refused");
  await world.push("refused", "odd", {
    ".github/workflows/cd.yml":
      "on: { workflow_dispatch: { inputs: { colour: { required: true, type: string } } } }\njobs:\n  cd:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo\n",
  });
  await world.sql("update services set default_branch = 'odd' where name = 'refused'");
  const failed = await ground.ended(await ground.deploy("refused", "main"));
  expect(failed).toMatchObject({ status: "FAILED", run: "FAILED", place: { status: "FAILED", isCurrent: false } });
  expect(failed.reason).toMatch(/Could not start cd.yml of acme\/refused\. GitHub answered 422/);
});
