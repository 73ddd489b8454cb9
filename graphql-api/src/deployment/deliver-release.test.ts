import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { type Ground, meetDeployer } from "./testing/open-ground.ts";

let world: World;
let ground: Ground;

beforeAll(async () => {
  world = await startWorld({ deployments: true });
  ground = await meetDeployer(world, await world.startApi());
});
afterAll(() => world.stop());

test("a release is built, deployed and verified, and its environment says what runs", async () => {
  const sha = await ground.make("orders");
  const id = await ground.deploy("orders");
  const deployment = await ground.ended(id);
  expect(deployment).toMatchObject({
    status: "SUCCEEDED",
    reason: null,
    commit: sha,
    workflow_conclusion: "success",
    task_definition: expect.stringMatching(/:task-definition\/orders-dev:1$/),
    run: "SUCCEEDED",
    place: { status: "RUNNING", desired: 1, running: 1, isCurrent: true, lastDeployAt: expect.any(String) },
  });
});

test("a test that fails in the build is named, and what ran before goes on", async () => {
  const before = await ground.current("orders");
  const ref = "failing-test";
  await world.push("orders", ref, { "src/index.test.js": "throw new Error('one and one are three');\n" });
  expect(await ground.ended(await ground.deploy("orders", ref))).toMatchObject({
    status: "FAILED",
    reason: `Build failed at "Test". Mend it and deploy again; dev still runs ${before.version}.`,
    run: "FAILED",
    place: { status: "RUNNING", desired: 1, running: 1, isCurrent: false },
  });
  expect(await ground.current("orders")).toEqual(before);
});

test("an image that cannot be built is named, and what ran before goes on", async () => {
  const before = await ground.current("orders");
  const ref = "failing-build";
  await world.push("orders", ref, {
    Dockerfile: "FROM node:24-slim\nCOPY nothing-like-this ./\nCMD node nothing.js\n",
  });
  expect(await ground.ended(await ground.deploy("orders", ref))).toMatchObject({
    status: "FAILED",
    reason: `Build failed at "Build the image". Mend it and deploy again; dev still runs ${before.version}.`,
    place: { status: "RUNNING", isCurrent: false },
  });
});

test("a release that does not become healthy never replaces a good one", async () => {
  const before = await ground.current("orders");
  const ref = "unhealthy";
  await world.push("orders", ref, { "src/index.js": "process.exit(3);\n" });
  const failed = await ground.ended(await ground.deploy("orders", ref));
  expect(failed).toMatchObject({
    status: "FAILED",
    run: "FAILED",
    reason: `Deploy failed at "Register and deploy the task definition". Mend it and deploy again; dev still runs ${before.version}.`,
    place: { status: "RUNNING", desired: 1, running: 1, isCurrent: false },
  });
  expect(await ground.current("orders")).toEqual(before);
  // And the way is free for one that is.
  expect(await ground.ended(await ground.deploy("orders"))).toMatchObject({ status: "SUCCEEDED" });
});

test("a rollback brings back the task definition as it was, and builds nothing", async () => {
  const good = await ground.current("orders");
  await world.push("orders", "next", { "next.txt": "next" });
  const next = await ground.ended(await ground.deploy("orders", "next"));
  expect(next).toMatchObject({ status: "SUCCEEDED", place: { isCurrent: true } });
  expect(next.task_definition).not.toBe(good.task_definition);

  const id = await ground.rollBack("orders", good.release);
  const { task_definition } = good;
  expect(await ground.ended(id)).toMatchObject({
    status: "SUCCEEDED",
    kind: "ROLLBACK",
    task_definition,
    place: { status: "RUNNING", isCurrent: true },
  });
  const jobs = await world.sql<{ name: string; conclusion: string }>(
    "select j.name, j.conclusion from workflow_jobs j join deployments d on d.id = j.deployment_id where d.kind = 'ROLLBACK' order by j.id",
  );
  expect(jobs.map(({ name, conclusion }) => `${name}: ${conclusion}`)).toEqual([
    ...["infra: skipped", "cd / Check: success", "cd / Build: skipped", "cd / Deploy: success"],
  ]);
});
