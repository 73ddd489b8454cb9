import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { buildOnce } from "../testing/build-once.ts";
import type { KillPoint } from "../testing/killable-main.ts";
import { type ApiProcess, startApiProcess } from "../testing/start-api-process.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { MORTAL } from "../testing/test-config.ts";
import { type Ground, meetDeployer } from "./testing/open-ground.ts";
import { jobOf, useWorkflow } from "./testing/quick-workflow.ts";
import { startQuickApi, withoutAws } from "./testing/start-quick-api.ts";

const STEPS = ["dispatch", "follow", "verify"];
const MOMENTS = ["before-effect", "after-effect", "recorded"] as const;
/** Taken in turns, so that a process finishes one's deployment without finding its own end in it. */
const SERVICES = ["odd", "even"];

let world: World;
let cookie: string;
const processes = new Set<ApiProcess>();

beforeAll(async () => {
  await buildOnce();
  world = await startWorld({ deployments: true });
  const api = await startQuickApi(world);
  cookie = await api.signIn("ada");
  const ground = await meetDeployer(world, api, { cookie });
  for (const service of SERVICES) {
    await ground.make(service);
    await useWorkflow(world, service, jobOf("echo fine"));
  }
  await api.stop();
});
// A process left behind by a failed story would take work from the next one.
afterEach(async () => {
  await Promise.all([...processes].map((one) => one.kill()));
  processes.clear();
});
afterAll(() => world.stop());

async function start(killAt?: KillPoint): Promise<{ api: ApiProcess; ground: Ground }> {
  const api = await startApiProcess({ ...world.environment(), ...MORTAL, ...withoutAws }, killAt);
  processes.add(api);
  world.relay.pointAt(api.url);
  return { api, ground: await meetDeployer(world, api, { cookie }) };
}

test.each(STEPS)(
  "a process killed around %s, before the effect, after it and after its record, leaves a deployment that the next one ends, once",
  async (step) => {
    const points: KillPoint[] = MOMENTS.map((moment, index) => ({
      subject: SERVICES[index % 2] ?? "",
      step,
      moment,
    }));
    let { api, ground } = await start(points[0]);
    for (const [index, { subject, moment }] of points.entries()) {
      const key = `${step} ${moment} ${index}`;
      // Whether the answer comes before the end is up to chance.
      await ground.deploy(subject, "main", key).catch(() => {});
      await api.dead;

      ({ api, ground } = await start(points[index + 1]));
      const id = await ground.deploy(subject, "main", key);
      expect(await ground.ended(id)).toMatchObject({
        status: "SUCCEEDED",
        reason: null,
        run: "SUCCEEDED",
        workflow_conclusion: "success",
        place: { status: "RUNNING", isCurrent: true },
      });
      expect((await ground.titles(subject)).filter((title) => title.includes(id))).toEqual([`deploy dev [${id}]`]);
    }
  },
  240_000,
);
