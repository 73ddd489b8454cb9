import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildOnce } from "../testing/build-once.ts";
import { makeRandom, SEED } from "../testing/make-random.ts";
import { meetPerson } from "../testing/meet-person.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { traceOf, wholeTrace } from "./testing/trace-creation.ts";

const KILLS = 200;
/** About what two creations beside each other take. */
const LONGEST_LIFE_MS = 1200;

let world: World;
let cookie: string;

beforeAll(async () => {
  await buildOnce();
  world = await startWorld();
  const api = await world.startApi();
  cookie = await api.signIn("dev");
  await api.stop();
}, 180_000);
afterAll(() => world.stop());

test(`${KILLS} kills at random moments (SEED=${SEED}): every service is there once, and whole`, async () => {
  const random = makeRandom(SEED);
  const asked: string[] = [];
  const ask = async (dev: Awaited<ReturnType<typeof meetPerson>>, name: string) =>
    (await dev.create({ name, idempotencyKey: name })).service;

  for (let kill = 0; kill < KILLS; kill += 1) {
    const api = await world.startProcess();
    const dev = await meetPerson(api, { cookie });
    const names = [`random-${kill}-one`, `random-${kill}-two`];
    asked.push(...names);
    for (const name of names) void ask(dev, name).catch(() => {});
    await wait(random() * LONGEST_LIFE_MS);
    await api.kill();
  }

  const api = await world.startProcess();
  const dev = await meetPerson(api, { cookie });
  // The request that was not heard is repeated, the one that was is answered as before.
  for (const name of asked) expect(await ask(dev, name)).toMatchObject({ name });
  const unfinished = () => world.sql("select subject, status from runs where status <> 'SUCCEEDED'");
  await expect.poll(unfinished, { timeout: 120_000, interval: 500 }).toEqual([]);
  for (const name of asked) expect(await traceOf(world, name)).toEqual(wholeTrace(name));
}, 3_600_000);
