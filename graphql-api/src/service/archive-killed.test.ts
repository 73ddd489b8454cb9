import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { connectEcs } from "../adapters/ecs/connect-ecs.ts";
import { openGround } from "../deployment/testing/open-ground.ts";
import { buildOnce } from "../testing/build-once.ts";
import { meetPerson } from "../testing/meet-person.ts";
import { startWorld, type World } from "../testing/start-test-platform.ts";
import { stretchSeconds } from "../testing/stretch-seconds.ts";
import { askToArchive } from "./testing/ask-to-archive.ts";

let world: World;
let cookie: string;

/** Between effect and record is where each has to find what it did; the other moments are the engine's own. */
const STEPS = ["close-repository", "let-deployments-end", "stop-tasks", "mark-archived"];

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

/** A service that is ready and, where it is to be stopped, runs. */
async function make(name: string, isDeployed: boolean): Promise<void> {
  const api = await world.startApi();
  cookie = await api.signIn("ada");
  const ground = openGround(world, await meetPerson(api, { cookie }));
  await ground.make(name);
  if (isDeployed) expect(await ground.ended(await ground.deploy(name))).toMatchObject({ status: "SUCCEEDED" });
  await api.stop();
}

test.each(STEPS)(
  "a process killed between the effect of %s and its record leaves an archiving that the next one ends",
  async (step) => {
    const wasDeployed = step === "stop-tasks";
    await make(step, wasDeployed);
    const doomed = await world.startProcess({ subject: step, step, moment: "after-effect" });
    expect(await countTasks(step)).toBe(wasDeployed ? 1 : null);
    await askToArchive(await meetPerson(doomed, { cookie }), step).catch(() => null);
    await doomed.dead;

    const next = await world.startProcess();
    const backAt = Date.now();
    const runs = await world.sql<{ id: string }>(
      "select 'run_' || replace(id::text, '-', '') as id from runs where subject = $1 and kind = 'ARCHIVE_SERVICE'",
      [step],
    );
    expect(runs).toHaveLength(1);
    const ada = await meetPerson(next, { cookie });
    expect(await ada.follow(runs[0]?.id ?? "")).toMatchObject({ status: "SUCCEEDED" });
    expect(Date.now() - backAt).toBeLessThan(stretchSeconds(15));
    expect(await ada.service(step)).toMatchObject({ status: "ARCHIVED" });
    expect(await world.github.rest("GET", `/repos/acme/${step}`)).toMatchObject({ archived: true });
    expect(await countTasks(step)).toBe(wasDeployed ? 0 : null);
    const places = await world.sql<{ status: string }>(
      "select distinct se.status from service_environments se join services s on s.id = se.service_id where s.name = $1 order by 1",
      [step],
    );
    expect(places.map(({ status }) => status)).toEqual(
      wasDeployed ? ["NEVER_DEPLOYED", "STOPPED"] : ["NEVER_DEPLOYED"],
    );
  },
  240_000,
);
