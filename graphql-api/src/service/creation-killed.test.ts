import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { buildOnce } from "../testing/build-once.ts";
import type { KillPoint } from "../testing/killable-main.ts";
import { meetPerson, type Person } from "../testing/meet-person.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { stretchSeconds } from "../testing/stretch-seconds.ts";
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

const STEPS = ["make-repository", "make-first-commit", "set-variables", "commit-files", "protect-branch", "mark-ready"];
const MOMENTS = ["before-effect", "after-effect", "recorded"] as const;

/** The request as a caller repeats it that does not know whether it was heard. */
const ask = (dev: Person, name: string) => dev.create({ name, idempotencyKey: name });

test.each(STEPS)(
  "a process killed around %s, before the effect, after it and after its record, leaves work that the next one ends, once",
  async (step) => {
    const points: KillPoint[] = ["once", "twice"].flatMap((time) =>
      MOMENTS.map((moment) => ({ subject: `${step}-${moment}-${time}`, step, moment })),
    );
    let api = await world.startProcess(points[0]);
    for (const [index, { subject }] of points.entries()) {
      // Whether the answer comes before the end is up to chance.
      await ask(await meetPerson(api, { cookie }), subject).catch(() => {});
      await api.dead;

      api = await world.startProcess(points[index + 1]);
      const backAt = Date.now();
      const dev = await meetPerson(api, { cookie });
      const { service } = await ask(dev, subject);
      await dev.follow(service?.creation?.id ?? "");
      expect(Date.now() - backAt).toBeLessThan(stretchSeconds(10));
      expect(await traceOf(world, subject)).toEqual(wholeTrace(subject));
    }
  },
  240_000,
);
