import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { connectEcs } from "../adapters/ecs/connect-ecs.ts";
import { openGround } from "../deployment/testing/open-ground.ts";
import { buildOnce } from "../testing/build-once.ts";
import type { KillPoint } from "../testing/killable-main.ts";
import { meetPerson } from "../testing/meet-person.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { stretchSeconds } from "../testing/stretch-seconds.ts";
import { askToArchive } from "./testing/ask-to-archive.ts";

let world: World;
let cookie: string;

const STEPS = ["close-repository", "let-deployments-end", "stop-tasks", "mark-archived"];
const MOMENTS = ["before-effect", "after-effect", "recorded"] as const;
const nameOf = (step: string, moment: string) => `${step}-${moment}`;

beforeAll(async () => {
  await buildOnce();
  world = await startWorld({ deployments: true });
}, 180_000);
// A process left behind by a failed story would take work from the next one.
afterEach(() => world.endProcesses());
afterAll(() => world.stop());

/** How many tasks ECS runs of it in dev; null where ECS knows no such service. */
async function countTasks(name: string): Promise<number | null> {
  const credentials = { accessKeyId: "sample", secretAccessKey: "sample" };
  const ecs = connectEcs({ userAgent: "waymark-tests", endpoint: world.ecs?.url ?? "", credentials });
  const found = await ecs.describeServices({ region: "eu-central-1", cluster: "waymark-dev", names: [name] });
  return found.get(name)?.runningCount ?? null;
}

/** Services that are ready and, where they are to be stopped, run. */
async function make(names: string[], areDeployed: boolean): Promise<void> {
  const api = await world.startApi();
  cookie = await api.signIn("ada");
  const ground = openGround(world, await meetPerson(api, { cookie }));
  await Promise.all(
    names.map(async (name) => {
      await ground.make(name);
      if (areDeployed) expect(await ground.ended(await ground.deploy(name))).toMatchObject({ status: "SUCCEEDED" });
    }),
  );
  await api.stop();
}

test.each(STEPS)(
  "a process killed around %s, before the effect, after it and after its record, leaves an archiving that the next one ends",
  async (step) => {
    const points: KillPoint[] = MOMENTS.map((moment) => ({ subject: nameOf(step, moment), step, moment }));
    const wasDeployed = step === "stop-tasks";
    await make(
      points.map(({ subject }) => subject),
      wasDeployed,
    );
    let api = await world.startProcess(points[0]);
    for (const [index, { subject }] of points.entries()) {
      expect(await countTasks(subject)).toBe(wasDeployed ? 1 : null);
      const ada = await meetPerson(api, { cookie });
      await askToArchive(ada, subject).catch(() => null);
      await api.dead;

      api = await world.startProcess(points[index + 1]);
      const backAt = Date.now();
      const runs = await world.sql<{ id: string }>(
        "select 'run_' || replace(id::text, '-', '') as id from runs where subject = $1 and kind = 'ARCHIVE_SERVICE'",
        [subject],
      );
      expect(runs).toHaveLength(1);
      const again = await meetPerson(api, { cookie });
      expect(await again.follow(runs[0]?.id ?? "")).toMatchObject({ status: "SUCCEEDED" });
      expect(Date.now() - backAt).toBeLessThan(stretchSeconds(15));
      expect(await again.service(subject)).toMatchObject({ status: "ARCHIVED" });
      expect(await world.github.rest("GET", `/repos/acme/${subject}`)).toMatchObject({ archived: true });
      expect(await countTasks(subject)).toBe(wasDeployed ? 0 : null);
      const places = await world.sql<{ status: string }>(
        "select distinct se.status from service_environments se join services s on s.id = se.service_id where s.name = $1 order by 1",
        [subject],
      );
      expect(places.map(({ status }) => status)).toEqual(
        wasDeployed ? ["NEVER_DEPLOYED", "STOPPED"] : ["NEVER_DEPLOYED"],
      );
    }
  },
  240_000,
);
