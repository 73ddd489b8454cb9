import { afterAll, afterEach, beforeAll, expect, onTestFailed, test } from "vitest";
import { buildOnce } from "../testing/build-once.ts";
import type { ApiProcess } from "../testing/start-api-process.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { type Ground, meetDeployer } from "./testing/open-ground.ts";
import { passPause } from "./testing/pass-time.ts";
import { type HeldJob, holdJob, useWorkflow } from "./testing/quick-workflow.ts";

const DISPATCH = { method: "POST", path: "/dispatches$" };

let world: World;
let cookie: string;
/** What ECS runs. */
let sha: string;
let job: HeldJob;
/** The one that lives: what one story leaves is who dies in the next. */
let api: ApiProcess;

beforeAll(async () => {
  await buildOnce();
  world = await startWorld({ deployments: true });
  const first = await world.startApi();
  cookie = await first.signIn("ada");
  const ground = await meetDeployer(world, first, { cookie });
  sha = await ground.make("orders");
  await ground.ended(await ground.deploy("orders"));
  await first.stop();
  api = await world.startProcess();
});
afterEach(async () => {
  await controlEcs({ failBefore: null });
  await world.github.control({ holdReply: null, delay: null, secondaryRateLimit: null });
});
afterAll(() => world.stop());

async function controlEcs(switches: Record<string, unknown>): Promise<void> {
  const answer = await fetch(`${world.ecs?.url}/_control`, { method: "POST", body: JSON.stringify(switches) });
  if (!answer.ok) throw new Error(await answer.text());
}

/** How a deployment comes to stay in a state until somebody dies over it, and how it goes on after that. */
interface State {
  prepare(): Promise<unknown>;
  reached(ground: Ground, id: string): Promise<unknown>;
  goOn?(id: string): Promise<unknown>;
}

const STATES: Record<string, State> = {
  "QUEUED, behind a limit of GitHub's": {
    prepare: () => world.github.control({ secondaryRateLimit: { next: 1, retryAfter: 600, match: DISPATCH } }),
    reached: (ground, id) => expect.poll(() => ground.read(id)).toMatchObject({ status: "QUEUED", run: "WAITING" }),
    goOn: (id) => passPause(world, id),
  },
  "DISPATCHED, done by GitHub and not answered yet": {
    prepare: () => world.github.control({ holdReply: { next: 1, milliseconds: 60_000, match: DISPATCH } }),
    reached: () => expect.poll(() => world.github.isSpent("holdReply")).toBe(true),
  },
  "DISPATCHED, done by GitHub only after the caller's death": {
    prepare: () => world.github.control({ delay: { next: 1, milliseconds: 1500, match: DISPATCH } }),
    reached: () => expect.poll(() => world.github.isSpent("delay")).toBe(true),
  },
  RUNNING: {
    prepare: async () => {},
    reached: (ground, id) => ground.becomes(id, "RUNNING"),
  },
  VERIFYING: {
    prepare: async () => {
      await job.letGo();
      await controlEcs({ failBefore: { operation: "DescribeServices" } });
    },
    reached: (ground, id) => ground.becomes(id, "VERIFYING"),
    goOn: () => controlEcs({ failBefore: null }),
  },
};

test.each(Object.entries(STATES))(
  "a process killed while a deployment is %s leaves one that the next process ends, once",
  async (_state, { prepare, reached, goOn }) => {
    onTestFailed(async () => {
      await world.endProcesses();
      api = await world.startProcess();
    });
    job = await holdJob();
    await useWorkflow(world, "orders", job.job);
    const ground = await meetDeployer(world, api, { cookie });
    await prepare();
    const id = await ground.deploy("orders", sha);
    await reached(ground, id);
    await api.kill();
    expect(await ground.read(id)).toMatchObject({ place: { status: "DEPLOYING" } });
    await job.letGo();
    await goOn?.(id);

    api = await world.startProcess();
    expect(await ground.ended(id)).toMatchObject({
      status: "SUCCEEDED",
      place: { status: "RUNNING", isCurrent: true },
    });
    expect((await ground.titles("orders")).filter((title) => title.includes(id))).toEqual([`deploy dev [${id}]`]);
  },
);
