import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { buildOnce } from "../testing/build-once.ts";
import { meetPerson } from "../testing/meet-person.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { stretchSeconds } from "../testing/stretch-seconds.ts";
import { CREATION_WRITES, isAbout } from "./testing/creation-writes.ts";
import { traceOf, wholeTrace } from "./testing/trace-creation.ts";

let world: World;
let cookie: string;

beforeAll(async () => {
  await buildOnce();
  world = await startWorld();
  const api = await world.startApi();
  cookie = await api.signIn("dev");
  await api.stop();
}, 180_000);
// A process left behind by a failed story would take work from the next one.
afterEach(() => world.endProcesses());
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
    const first = await world.startProcess();
    const dev = await meetPerson(first, { cookie });
    const { service } = await dev.create({ name });
    await expect.poll(() => world.github.isSpent(how), { timeout: 15_000 }).toBe(true);
    await first.kill();

    const diedAt = Date.now();
    const second = await world.startProcess();
    const backAt = Date.now();
    const again = await meetPerson(second, { cookie });
    expect(await again.follow(service?.creation?.id ?? "")).toMatchObject({ status: "SUCCEEDED", error: null });
    expect(Date.now() - backAt).toBeLessThan(stretchSeconds(10));
    // What the dead process had asked for may still be under way.
    const isDone = async () => (await world.github.requests()).some((one) => one.at < diedAt && isAbout(match, one));
    await expect.poll(isDone, { timeout: 5000 }).toBe(true);
    expect(await traceOf(world, name)).toEqual(wholeTrace(name));
  },
  120_000,
);
