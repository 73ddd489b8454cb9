import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildOnce } from "../testing/build-once.ts";
import { makeRandom, SEED } from "../testing/make-random.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { meetDeployer } from "./testing/open-ground.ts";
import { jobOf, useWorkflow } from "./testing/quick-workflow.ts";

const KILLS = 200;
/** About what a deployment takes from the request to its verification. */
const LONGEST_LIFE_MS = 3000;
/** How each service's workflow ends. */
const SERVICES = { well: "SUCCEEDED", ill: "FAILED", slow: "SUCCEEDED" };
const SCRIPTS = { well: "echo fine", ill: "exit 3", slow: "sleep 2" };

let world: World;
let cookie: string;
const commits: Record<string, string> = {};

beforeAll(async () => {
  await buildOnce();
  world = await startWorld({ deployments: true });
  const api = await world.startApi();
  cookie = await api.signIn("ada");
  const ground = await meetDeployer(world, api, { cookie });
  for (const [service, script] of Object.entries(SCRIPTS)) {
    commits[service] = await ground.make(service);
    await ground.ended(await ground.deploy(service));
    await useWorkflow(world, service, jobOf(script));
  }
  await api.stop();
}, 360_000);
afterAll(() => world.stop());

test(`${KILLS} kills at random moments (SEED=${SEED}): no deployment is lost, none is started twice`, async () => {
  const random = makeRandom(SEED);
  const first = await world.sql<{ count: number }>("select count(*)::int from deployments");
  for (let kill = 0; kill < KILLS; kill += 1) {
    const api = await world.startProcess();
    const ground = await meetDeployer(world, api, { cookie });
    // Refused while the one before is on its way.
    for (const service of Object.keys(SERVICES)) {
      void ground.deploy(service, commits[service], `${service} ${kill}`).catch(() => {});
    }
    await wait(random() * LONGEST_LIFE_MS);
    await api.kill();
  }

  const api = await world.startProcess();
  const ground = await meetDeployer(world, api, { cookie });
  const open = () =>
    world.sql("select id, status from deployments where status in ('QUEUED', 'DISPATCHED', 'RUNNING', 'VERIFYING')");
  await expect.poll(open, { timeout: 240_000, interval: 500 }).toEqual([]);
  const ended = await world.sql<{ id: string; service: string; status: string; reason: string }>(
    `select 'dep_' || replace(d.id::text, '-', '') as id, s.name as service, d.status, d.reason from deployments d
     join service_environments se on se.id = d.service_environment_id join services s on s.id = se.service_id
     order by d.created_at offset $1`,
    [first[0]?.count],
  );
  const titles = (await Promise.all(Object.keys(SERVICES).map((service) => ground.titles(service)))).flat();
  for (const [service, status] of Object.entries(SERVICES)) {
    const own = ended.filter((one) => one.service === service);
    console.info(`${service}: ${own.length} deployments`);
    expect(own.filter((one) => one.status !== status)).toEqual([]);
  }
  expect(ended.length).toBeGreaterThan(KILLS / 4);
  for (const { id } of ended) expect(titles.filter((title) => title.includes(id))).toEqual([`deploy dev [${id}]`]);
  const places = await world.sql(
    "select s.name, se.status from service_environments se join services s on s.id = se.service_id join environments e on e.id = se.environment_id where e.name = 'dev' order by 1",
  );
  expect(places).toEqual(["ill", "slow", "well"].map((name) => ({ name, status: "RUNNING" })));
  expect(await world.sql("select id from runs where status in ('QUEUED', 'RUNNING', 'WAITING')")).toEqual([]);
}, 3_600_000);
