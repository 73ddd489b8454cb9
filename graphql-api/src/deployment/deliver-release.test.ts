import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { type Ground, meetDeployer } from "./testing/open-ground.ts";

let world: World;
let ground: Ground;

beforeAll(async () => {
  world = await startWorld({ deployments: true });
  ground = await meetDeployer(world, await world.startApi());
}, 120_000);
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
}, 120_000);
