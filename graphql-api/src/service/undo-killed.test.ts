import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { buildOnce } from "../testing/build-once.ts";
import type { KillPoint } from "../testing/killable-main.ts";
import { meetPerson } from "../testing/meet-person.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { stretchSeconds } from "../testing/stretch-seconds.ts";
import { traceOf, undoneTrace } from "./testing/trace-creation.ts";

let world: World;
let cookie: string;

beforeAll(async () => {
  await buildOnce();
  world = await startWorld();
  const api = await world.startApi();
  cookie = await api.signIn("dev");
  await api.stop();
  // Every creation of this file fails at its fourth step, with a repository to take back.
  await world.github.control({ missingPermission: ["workflows"] });
}, 180_000);
// A process left behind by a failed story would take work from the next one.
afterEach(() => world.endProcesses());
afterAll(() => world.stop());

const STEPS = ["undo-make-repository", "remove-service"];
const MOMENTS = ["before-effect", "after-effect", "recorded"] as const;

test.each(STEPS)(
  "a process killed around %s, before the effect, after it and after its record, leaves an undo that the next one ends",
  async (step) => {
    const points: KillPoint[] = MOMENTS.map((moment) => ({ subject: `${step}-${moment}`, step, moment }));
    let api = await world.startProcess(points[0]);
    for (const [index, { subject }] of points.entries()) {
      const dev = await meetPerson(api, { cookie });
      await dev.createAndFollow({ name: subject });
      const { run } = await dev.undo(subject).catch(() => ({ run: null }));
      await api.dead;

      api = await world.startProcess(points[index + 1]);
      const backAt = Date.now();
      const runs = await world.sql<{ id: string }>(
        "select 'run_' || replace(id::text, '-', '') as id from runs where subject = $1 and kind = 'UNDO_CREATION'",
        [subject],
      );
      expect(runs).toHaveLength(1);
      expect(run?.id ?? runs[0]?.id).toBe(runs[0]?.id);
      await (await meetPerson(api, { cookie })).follow(runs[0]?.id ?? "");
      expect(Date.now() - backAt).toBeLessThan(stretchSeconds(10));
      expect(await traceOf(world, subject)).toEqual(undoneTrace());
    }
  },
  240_000,
);
