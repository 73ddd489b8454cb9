import { afterAll, beforeAll, expect, test } from "vitest";
import { buildOnce } from "../testing/build-once.ts";
import { meetPerson } from "../testing/meet-person.ts";
import type { ApiProcess } from "../testing/start-api-process.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { CREATION_WRITES, isAbout } from "./testing/creation-writes.ts";
import { traceOf, wholeTrace } from "./testing/trace-creation.ts";

let world: World;
let api: ApiProcess;
let cookie: string;

beforeAll(async () => {
  await buildOnce();
  world = await startWorld();
  api = await world.startProcess();
  cookie = await api.signIn("dev");
}, 180_000);
afterAll(() => world.stop());

const SILENCES = [
  { how: "holdReply", milliseconds: 60_000, silence: "GitHub has done what was asked, and not answered yet" },
  { how: "delay", milliseconds: 1500, silence: "GitHub does what was asked only after the caller's death" },
];

test.each(CREATION_WRITES.flatMap((write) => SILENCES.map((silence) => ({ ...write, ...silence }))))(
  "$call: a process killed while $silence leaves work that the next one ends, once",
  async ({ call, match, how, milliseconds }) => {
    const name = `${call}-${how.toLowerCase()}`;
    await world.github.forget();
    await world.github.control({ [how]: { next: 1, milliseconds, match } });
    const dev = await meetPerson(api, { cookie });
    const { service } = await dev.create({ name });
    await expect.poll(() => world.github.isSpent(how), { timeout: 15_000 }).toBe(true);
    await api.kill();

    const diedAt = Date.now();
    api = await world.startProcess();
    const backAt = Date.now();
    const again = await meetPerson(api, { cookie });
    expect(await again.follow(service?.creation?.id ?? "")).toMatchObject({ status: "SUCCEEDED", error: null });
    expect(Date.now() - backAt).toBeLessThan(10_000);
    // What the dead process had asked for may still be under way.
    const isDone = async () => (await world.github.requests()).some((one) => one.at < diedAt && isAbout(match, one));
    await expect.poll(isDone, { timeout: 5000 }).toBe(true);
    expect(await traceOf(world, name)).toEqual(wholeTrace(name));
  },
  60_000,
);
