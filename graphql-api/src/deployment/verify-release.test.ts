import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { parseId } from "../ids.ts";
import { seedDeployment, shaOf } from "../testing/seed-deployment.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { recordExternal } from "./record-external.ts";
import { type Ground, meetDeployer } from "./testing/open-ground.ts";
import { passPause, passStep } from "./testing/pass-time.ts";
import { jobOf, useWorkflow } from "./testing/quick-workflow.ts";
import { type QuickApi, startQuickApi } from "./testing/start-quick-api.ts";

let world: World;
let api: QuickApi;
let ground: Ground;
/** What ECS really runs. */
let sha: string;

beforeAll(async () => {
  world = await startWorld({ deployments: true });
  api = await startQuickApi(world, {});
  ground = await meetDeployer(world, api);
  sha = await ground.make("orders");
  expect(await ground.ended(await ground.deploy("orders"))).toMatchObject({ status: "SUCCEEDED" });
  // From here on the workflow says that all is well, whatever ECS runs.
  await useWorkflow(world, "orders", jobOf("echo fine"));
});
afterEach(() => controlEcs({ failBefore: null, failHealthChecks: null }));
afterAll(async () => {
  await api.stop();
  await world.stop();
});

async function controlEcs(switches: Record<string, unknown>): Promise<void> {
  const answer = await fetch(`${world.ecs?.url}/_control`, { method: "POST", body: JSON.stringify(switches) });
  if (!answer.ok) throw new Error(await answer.text());
}

test("what ECS runs already is verified at once, and told in the step", async () => {
  const verified = await ground.ended(await ground.deploy("orders", sha));
  expect(verified).toMatchObject({ status: "SUCCEEDED", place: { status: "RUNNING", desired: 1, running: 1 } });
  expect(verified.task_definition).toMatch(/:task-definition\/orders-dev:1$/);
  expect(verified.steps[2]).toEqual({
    name: "verify",
    status: "SUCCEEDED",
    message: "dev runs orders-dev:1, 1 of 1 tasks.",
  });
});

test("whoever looks at what waits for approval hears when something else runs there", async () => {
  const wait = { service: "orders", environment: "dev", sha: shaOf("e"), status: "AWAITING_APPROVAL" };
  const { deployment } = await seedDeployment(world, wait);
  expect(await ground.ended(await ground.deploy("orders", sha))).toMatchObject({ status: "SUCCEEDED" });
  const told = "select 1 from events where topic = 'deploymentChanged' and ids->>'deploymentId' = $1";
  expect(await world.sql(told, [parseId("Deployment", deployment)])).toHaveLength(1);
});

test("a workflow that succeeds without its release running does not make the deployment succeed", async () => {
  await world.push("orders", "other", { "other.txt": "other" });
  const failed = await ground.ended(await ground.deploy("orders", "other"));
  expect(failed).toMatchObject({
    status: "FAILED",
    reason: `ECS runs something else. dev still runs ${sha.slice(0, 7)}.`,
    run: "FAILED",
    workflow_conclusion: "success",
    place: { status: "RUNNING", desired: 1, running: 1, isCurrent: false },
  });
});

/** A deployment as long as ECS does not tell whether its release has arrived. */
const UNREADABLE = {
  ...{ status: "VERIFYING", run: "WAITING", place: { status: "DEPLOYING" } },
  steps: expect.arrayContaining([
    expect.objectContaining({
      name: "verify",
      message: expect.stringMatching(/^Could not read the services of waymark-dev/),
    }),
  ]),
};

test("an ECS that is out of reach is asked again, with its sentence to see", async () => {
  await controlEcs({ failBefore: { operation: "DescribeServices" } });
  const id = await ground.deploy("orders", sha);
  await expect.poll(() => ground.read(id)).toMatchObject(UNREADABLE);
  expect(await ground.cancel(id)).toMatchObject([{ code: "CONFLICT", field: ["deployment"] }]);
  await controlEcs({ failBefore: null });
  expect(await ground.ended(id)).toMatchObject({ status: "SUCCEEDED" });
});

test("what could not be confirmed in time has failed, and what ran before still counts", async () => {
  await controlEcs({ failBefore: { operation: "DescribeServices" } });
  const id = await ground.deploy("orders", sha);
  await expect.poll(() => ground.read(id)).toMatchObject(UNREADABLE);
  await passStep(world, id, "verify");
  await passPause(world, id);
  const failed = await ground.ended(id);
  const version = sha.slice(0, 7);
  expect(failed).toMatchObject({ status: "FAILED", run: "FAILED", place: { status: "RUNNING", isCurrent: false } });
  expect(failed.reason).toMatch(
    new RegExp(
      `^That ${version} runs could not be confirmed in time: Could not read the services.* dev still runs ${version}\\.$`,
    ),
  );
});

test("what somebody deployed by hand is known by the image that ECS runs", async () => {
  const head = await world.push("orders", "newer", { "newer.txt": "newer" });
  const [service] = await world.sql<{ id: string }>("select id from services where name = 'orders'");
  const { running } = api;
  const runId = Number((await ground.read(await ground.deploy("orders", sha))).workflow_run_id ?? 0);
  const dispatched = {
    id: runId + 1000,
    attempt: 1,
    status: "completed",
    conclusion: "success",
    headSha: head,
  } as const;
  await expect
    .poll(
      async () =>
        (await world.sql("select 1 from deployments where status in ('QUEUED', 'DISPATCHED', 'RUNNING', 'VERIFYING')"))
          .length,
    )
    .toBe(0);
  const at = { createdAt: new Date(), startedAt: new Date(), updatedAt: new Date() };
  const named = { title: "deploy dev [by hand]", workflowPath: ".github/workflows/cd.yml", event: "workflow_dispatch" };
  const told = { ...dispatched, ...at, ...named, url: "http://github.test/runs/1000", actorLogin: "ada" };
  expect(await recordExternal(running.platform, { serviceId: service?.id ?? "", run: told })).toBe("NEWS");
  const recorded = async () =>
    (
      await world.sql<{ id: string; status: string }>(
        "select 'dep_' || replace(id::text, '-', '') as id, status from deployments where kind = 'EXTERNAL'",
      )
    )[0];
  await expect.poll(async () => (await recorded())?.status).toBe("SUCCEEDED");
  expect(await ground.read((await recorded())?.id ?? "")).toMatchObject({
    kind: "EXTERNAL",
    commit: sha,
    place: { isCurrent: true },
  });
});
